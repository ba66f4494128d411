// Texts of the manifest that people read: in package.json stands a key for each, in package.nls.json the
// text, as VS Code wants it for translations. Whoever adds something to the manifest writes the text there;
// `npm run generate` moves it and names it.

export type Texts = Readonly<Record<string, string>>;

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Fields = Readonly<Record<string, Json>>;

/** Fields whose values people read, wherever they stand. */
const readByPeople: ReadonlySet<string> = new Set([
  'category',
  'contents',
  'contextualTitle',
  'deprecationMessage',
  'description',
  'displayName',
  'label',
  'markdownDeprecationMessage',
  'markdownDescription',
  'shortTitle',
  'title',
]);

/** Lists of texts, one for each value of `enum` beside them. */
const perValue: ReadonlySet<string> = new Set([
  'enumDescriptions',
  'enumItemLabels',
  'markdownEnumDescriptions',
]);

/** Parts of the manifest without texts, or whose texts are no business of readers. */
const skipped: ReadonlySet<string> = new Set(['default', 'devDependencies', 'menus', 'scripts']);

/** What the keys of a part begin with. */
const heads: readonly (readonly [RegExp, string])[] = [
  [/^contributes\.configuration\.properties\./, 'setting.'],
  [/^contributes\.configuration\./, 'settings.'],
  [/^contributes\.commands\.\w+\.category$/, 'category'],
  [/^contributes\.commands\./, 'command.'],
  [/^contributes\.semanticTokenTypes\./, 'semanticToken.'],
  [/^contributes\.submenus\./, 'submenu.'],
  [/^contributes\.taskDefinitions\.\w+\./, 'task.'],
  [/^contributes\.problemMatchers\.\w+\./, 'problemMatcher.'],
  [/^contributes\.viewsContainers\.\w+\./, 'container.'],
  [/^contributes\.viewsWelcome\./, 'welcome.'],
  [/^contributes\.views\.[\w-]+\./, 'view.'],
  [/^contributes\./, ''],
  [/^(?=displayName$|description$)/, 'extension.'],
];

const reference = /^%([^%\s]+)%$/;

/** A manifest with keys, and their texts. */
export interface Localised<Manifest> {
  readonly manifest: Manifest;
  readonly texts: Texts;
}

/**
 * Moves the texts that stand in a manifest.
 *
 * @param known texts of the keys that stand there already; those without a key are dropped
 */
export function localised<Manifest>(manifest: Manifest, known: Texts): Localised<Manifest> {
  const texts: Record<string, string> = {};
  const moved = mapTexts(manifest as Json, (text, path) => {
    const [, named] = reference.exec(text) ?? [];
    const key = named ?? keyOf(path);
    const meant = named === undefined ? text : known[named];
    if (meant === undefined) {
      throw new Error(`package.nls.json has no text for %${key}%.`);
    }
    if (texts[key] !== undefined && texts[key] !== meant) {
      throw new Error(`Two texts have the same key: ${key}`);
    }
    texts[key] = meant;
    return `%${key}%`;
  });
  return { manifest: moved as Manifest, texts };
}

/** A manifest as VS Code reads it: with the texts in place. */
export function resolved<Manifest>(manifest: Manifest, texts: Texts): Manifest {
  return mapTexts(manifest as Json, (text) => {
    const [, key] = reference.exec(text) ?? [];
    return key === undefined ? text : (texts[key] ?? text);
  }) as Manifest;
}

/** Texts that stand in the manifest itself, by their places. */
export function textsInPlace(manifest: unknown): readonly string[] {
  const found: string[] = [];
  mapTexts(manifest as Json, (text, path) => {
    if (!reference.test(text)) {
      found.push(`${path.join('.')}: ${text}`);
    }
    return text;
  });
  return found;
}

function keyOf(path: readonly string[]): string {
  const full = path
    .map((part) => part.replace('componentPosts.', '').replaceAll('/', '.'))
    .join('.');
  const [beginning, head] = heads.find(([pattern]) => pattern.test(full)) ?? [/^/, ''];
  return full
    .replace(beginning, head)
    .replaceAll('.properties.', '.')
    .replaceAll('.additionalProperties.', '.');
}

function mapTexts(
  json: Json,
  change: (text: string, path: readonly string[]) => string,
  path: readonly string[] = [],
): Json {
  if (Array.isArray(json)) {
    return json.map((item: Json, index) =>
      mapTexts(item, change, [...path, nameOf(item, String(index))]),
    );
  }
  if (typeof json !== 'object' || json === null) {
    return json;
  }
  const fields = json as Fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (skipped.has(name)) {
        return [name, value];
      }
      if (typeof value === 'string' && isRead(name, path)) {
        return [name, change(value, [...path, name])];
      }
      if (perValue.has(name)) {
        const values = fields['enum'] as readonly string[];
        const listed = value as readonly string[];
        return [
          name,
          listed.map((text, index) => change(text, [...path, name, values[index] ?? ''])),
        ];
      }
      return [name, mapTexts(value, change, [...path, name])];
    }),
  );
}

/** `name` is read only where it is that of a view. */
function isRead(name: string, path: readonly string[]): boolean {
  return readByPeople.has(name) || (name === 'name' && path[1] === 'views');
}

/** Places in lists are named by what stands there, so that keys stay when the list changes. */
function nameOf(item: Json, otherwise: string): string {
  const { command, id, view } = (typeof item === 'object' ? (item ?? {}) : {}) as Fields;
  const name = command ?? id ?? view;
  return typeof name === 'string' ? name : otherwise;
}
