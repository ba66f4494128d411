import { span } from '../../post/text';
import { choice } from '../wording';
import { nearestName } from '../spelling';
import type { PolicyPlace } from '../policy';
import type { Profile } from '../profile';
import type { SeverityChoice } from '../severity';
import { matcherOf, type Matcher } from './globs';
import { renaming, shownName } from './issues';
import { removeNode } from './jsonEdits';
import { nodeAt, spanOf, type JsonNode } from './jsonc';
import type { Mistake } from './mistake';
import {
  below,
  builtIn,
  emptyProfile,
  extendProfile,
  type FieldsContent,
  type ProfileSource,
  type ResolvedProfile,
} from './profiles';
import { readProjectFile, type ReadProjectFile } from './read';
import { builtInName, emptyName, type KnownRule, type ProfileContent } from './schema';

export const projectFileName = '.component-posts.json';

/** Where project files come from: a folder on disk, an editor, a test. Everything is known already. */
export interface ProjectSources {
  /** The path of an address, with forward slashes and nothing escaped. */
  pathOf(uri: string): string;
  /** The address that a reference in a file leads to; undefined where it may not be followed. */
  resolve(uri: string, reference: string): string | undefined;
  /** undefined for a file that is not there. */
  textOf(uri: string): string | undefined;
}

/** A project file with all that it extends. */
export interface Project {
  readonly uri: string;
  /** The path of its folder, without a slash at the end. */
  readonly folder: string;
  /** What holds for posts of which `posts` says nothing else. */
  readonly profile: ChosenProfile;
  readonly profiles: ReadonlyMap<string, ResolvedProfile>;
  /** undefined where no file says which files are posts. */
  readonly posts: readonly PostsEntry[] | undefined;
  readonly overrides: readonly Override[];
  readonly ignore: readonly FilesOf[];
  readonly severities: ReadonlyMap<string, PlacedSeverity>;
  /** By address, of every file that was read. */
  readonly mistakes: ReadonlyMap<string, readonly Mistake[]>;
  /** The addresses of the files that it is made of, and of those that are missing. */
  readonly uris: readonly string[];
}

/** Files by patterns from a folder. */
export interface FilesOf {
  readonly uri: string;
  readonly folder: string;
  readonly matches: Matcher;
}

/** A profile, and how it was chosen: what a change of it has to write where. */
export interface ChosenProfile {
  readonly resolved: ResolvedProfile;
  readonly chosen:
    | { readonly by: 'default' }
    | { readonly by: 'name'; readonly name: string }
    | { readonly by: 'content' };
}

export interface PostsEntry extends FilesOf {
  /** undefined where the profile of the project holds. */
  readonly profile: ChosenProfile | undefined;
  /** In the list of its file. */
  readonly index: number;
}

export interface Override extends FilesOf {
  readonly severities: ReadonlyMap<string, PlacedSeverity>;
  readonly fields: FieldsContent | undefined;
  readonly source: ProfileSource;
}

export interface PlacedSeverity {
  readonly severity: SeverityChoice;
  readonly place: PolicyPlace | undefined;
}

/** Whether a project says only what can be understood. */
export function isSound({ mistakes }: Project): boolean {
  return [...mistakes.values()].flat().every(({ severity }) => severity !== 'error');
}

/** Reads a project file with all that it extends. Never throws; what is wrong is left out. */
export function readProject(
  uri: string,
  sources: ProjectSources,
  rules: readonly KnownRule[],
): Project {
  return readBelow(uri, sources, rules, []);
}

/** Files that one may extend through others. */
const mostFiles = 20;

function readBelow(
  uri: string,
  sources: ProjectSources,
  rules: readonly KnownRule[],
  trail: readonly string[],
): Project {
  const text = sources.textOf(uri) ?? '';
  const folder = sources.pathOf(uri).replace(/\/[^/]*$/, '');
  const first = readProjectFile(text, { rules });
  const bases: Project[] = [];
  const mistakes: Mistake[] = [];
  const missing: string[] = [];
  for (const { reference, node } of extendsOf(first)) {
    const target = sources.resolve(uri, reference);
    const mistake = (code: Mistake['code'], message: string): void => {
      mistakes.push({
        code,
        message,
        span: node === undefined ? span(0, 0) : spanOf(node),
        severity: 'error',
        fixes: node === undefined ? [] : removalOf(text, node),
        saidByEditors: false,
      });
    };
    const shown = shownName(reference);
    if (target === undefined) {
      mistake(
        'project-file/file-outside',
        `“${shown}” is outside of the workspace, where it is not read. Put what it says into the workspace, or open the folder above.`,
      );
    } else if (target === uri || trail.includes(target)) {
      mistake(
        'project-file/endless-extends',
        `“${shown}” extends this file, so that neither can be read first. Remove one of the two.`,
      );
    } else if (sources.textOf(target) === undefined) {
      missing.push(target);
      mistake(
        'project-file/missing-file',
        `There is no file “${shown}”. Write the path from this file, or remove it.`,
      );
    } else if (trail.length < mostFiles) {
      bases.push(readBelow(target, sources, rules, [...trail, uri]));
    }
  }
  const base = bases.reduce<Project | undefined>(
    (below, above) => (below === undefined ? above : stacked(below, above)),
    undefined,
  );
  // What a file may say depends on what it extends.
  const file =
    base === undefined
      ? first
      : readProjectFile(text, {
          rules,
          profiles: base.profiles,
          ...(base.profile.chosen.by !== 'default' && { profile: base.profile.resolved }),
        });
  const own = withFile(uri, folder, file, base);
  const all = [...file.mistakes, ...mistakes, ...orderMistakes(file, own)];
  return {
    ...own,
    uris: [...new Set([uri, ...missing, ...(base?.uris ?? [])])],
    mistakes: new Map([...(base?.mistakes ?? []), [uri, all]]),
  };
}

/** The references with their nodes, as far as they are texts. */
function extendsOf({ content, root }: ReadProjectFile): readonly {
  readonly reference: string;
  readonly node: JsonNode | undefined;
}[] {
  const node = nodeAt(root, ['extends']);
  return [content.extends ?? []].flat().map((reference) => ({
    reference,
    node: node?.type === 'array' ? node.children?.find(({ value }) => value === reference) : node,
  }));
}

function removalOf(text: string, node: JsonNode): Mistake['fixes'] {
  const isItem = node.parent?.type === 'array';
  return [
    {
      title: isItem ? 'Remove it from extends' : 'Remove extends',
      edits: removeNode(text, isItem ? node : (node.parent ?? node)),
    },
  ];
}

/** Two projects that one extends; the later is stronger. */
function stacked(lower: Project, upper: Project): Project {
  return {
    ...upper,
    profile: upper.profile.chosen.by === 'default' ? lower.profile : upper.profile,
    profiles: new Map([...lower.profiles, ...upper.profiles]),
    posts: upper.posts ?? lower.posts,
    overrides: [...lower.overrides, ...upper.overrides],
    ignore: [...lower.ignore, ...upper.ignore],
    severities: new Map([...lower.severities, ...upper.severities]),
    mistakes: new Map([...lower.mistakes, ...upper.mistakes]),
    uris: [...lower.uris, ...upper.uris],
  };
}

function withFile(
  uri: string,
  folder: string,
  { content, nodeOf }: ReadProjectFile,
  base: Project | undefined,
): Omit<Project, 'mistakes' | 'uris'> {
  const source = (part: object): ProfileSource => ({ uri, node: nodeOf(part) });
  const filesOf = (files: string | readonly string[]): FilesOf => ({
    uri,
    folder,
    matches: matcherOf([files].flat()),
  });
  const contents = content.profiles ?? {};
  const profiles = new Map(base?.profiles);
  const resolved = new Map<string, ResolvedProfile>();
  const named = (name: string, seen: ReadonlySet<string> = new Set()): ResolvedProfile => {
    if (name === builtInName || name === emptyName) {
      return name === builtInName ? builtIn : emptyProfile;
    }
    const own = Object.hasOwn(contents, name) ? contents[name] : undefined;
    if (own === undefined || seen.has(name)) {
      return base?.profiles.get(name) ?? builtIn;
    }
    const known = resolved.get(name);
    if (known !== undefined) {
      return known;
    }
    const parent =
      own.extends === undefined
        ? (base?.profiles.get(name) ?? builtIn)
        : named(own.extends, new Set([...seen, name]));
    const profile = extendProfile(parent, own, source(own), name);
    resolved.set(name, profile);
    return profile;
  };
  for (const name of Object.keys(contents)) {
    if (name !== builtInName && name !== emptyName) {
      profiles.set(name, named(name));
    }
  }
  const choose = (chosen: string | ProfileContent, parent: ResolvedProfile): ChosenProfile =>
    typeof chosen === 'string'
      ? { resolved: named(chosen), chosen: { by: 'name', name: chosen } }
      : {
          resolved: extendProfile(
            chosen.extends === undefined ? parent : named(chosen.extends),
            chosen,
            source(chosen),
          ),
          chosen: { by: 'content' },
        };
  // A name that another file chose may mean more here.
  const chosenBelow = (profile: ChosenProfile): ChosenProfile =>
    profile.chosen.by === 'name' ? choose(profile.chosen.name, builtIn) : profile;
  return {
    uri,
    folder,
    profiles,
    profile:
      content.profile === undefined
        ? chosenBelow(base?.profile ?? { resolved: builtIn, chosen: { by: 'default' } })
        : choose(
            content.profile,
            base === undefined ? builtIn : chosenBelow(base.profile).resolved,
          ),
    posts:
      content.posts?.map((entry) => ({
        ...filesOf(entry.files),
        profile: entry.profile === undefined ? undefined : choose(entry.profile, builtIn),
        index: indexOf(nodeOf(entry)),
      })) ??
      base?.posts?.map((entry) => ({
        ...entry,
        profile: entry.profile === undefined ? undefined : chosenBelow(entry.profile),
      })),
    overrides: [
      ...(base?.overrides ?? []),
      ...(content.overrides ?? []).map((entry) => ({
        ...filesOf(entry.files),
        severities: severitiesOf(entry.rules, { uri, node: nodeOf(entry) }),
        fields: entry.fields,
        source: below(source(entry), 'fields'),
      })),
    ],
    ignore: [
      ...(base?.ignore ?? []),
      ...(content.ignore === undefined ? [] : [filesOf(content.ignore)]),
    ],
    severities: new Map([
      ...(base?.severities ?? []),
      ...severitiesOf(content.rules, { uri, node: nodeOf(content) }),
    ]),
  };
}

function indexOf(node: JsonNode | undefined): number {
  return node === undefined ? -1 : (node.parent?.children?.indexOf(node) ?? -1);
}

function severitiesOf(
  rules: Readonly<Record<string, unknown>> | undefined,
  { uri, node }: ProfileSource,
): ReadonlyMap<string, PlacedSeverity> {
  return new Map(
    Object.entries(rules ?? {}).map(([rule, severity]) => {
      const at = nodeAt(node, ['rules', rule])?.parent;
      return [
        rule,
        {
          severity: severity as SeverityChoice,
          place: at === undefined ? undefined : { uri, span: spanOf(at) },
        },
      ];
    }),
  );
}

/** Names in `order` and `marks` that are no fields of the profile. */
function* orderMistakes(
  { content, nodeOf }: ReadProjectFile,
  own: Pick<Project, 'profile' | 'profiles' | 'posts'>,
): Generator<Mistake> {
  const pairs: (readonly [ProfileContent | string | undefined, Profile | undefined])[] = [
    [content.profile, own.profile.resolved.profile],
    ...Object.entries(content.profiles ?? {}).map(
      ([name, profile]) => [profile, own.profiles.get(name)?.profile] as const,
    ),
    ...(content.posts ?? []).map(
      ({ profile }, index) => [profile, own.posts?.[index]?.profile?.resolved.profile] as const,
    ),
  ];
  for (const [said, resolved] of pairs) {
    if (typeof said !== 'object' || resolved === undefined) {
      continue;
    }
    const names = resolved.fields.map(({ name }) => name);
    for (const list of [said.order, said.marks]) {
      const nodes = list === undefined ? [] : (nodeOf(list)?.children ?? []);
      for (const node of nodes.filter(({ type }) => type === 'string')) {
        if (!names.includes(String(node.value))) {
          yield unknownField(node, names);
        }
      }
    }
  }
}

function unknownField(node: JsonNode, names: readonly string[]): Mistake {
  const written = String(node.value);
  const meant = nearestName(written, names);
  const list = choice(names.slice(0, 12).map((name) => `\`${shownName(name)}\``));
  return {
    code: 'project-file/unknown-field',
    message: `The profile has no field “${shownName(written)}”. ${
      meant === undefined
        ? names.length === 0
          ? 'Add it to `fields`.'
          : `Add it to \`fields\`, or write ${list}.`
        : `Did you mean \`${shownName(meant)}\`?`
    }`,
    span: spanOf(node),
    severity: 'warning',
    fixes: meant === undefined ? [] : [renaming(node, meant)],
    saidByEditors: false,
  };
}
