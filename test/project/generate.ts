// Writes the tables in README.md from what they list, the schemas of the project file, the lockfile, reports and the baseline, the
// setting with the severities of the rules, and the texts of the manifest and of the code that can be
// translated: `npm run generate`. A test compares them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rules } from '../../src/rules/registry';
import { bundle, bundleFile } from './bundle';
import { manifestTexts, nlsFile, read } from './files';
import { localised, resolved, type Localised, type Texts } from './nls';
import {
  baselineJsonSchema,
  baselineSchemaFile,
  lockfileJsonSchema,
  lockfileSchemaFile,
  projectFileJsonSchema,
  reportJsonSchema,
  reportSchemaFile,
  rulesSetting,
  schemaFile,
} from './schema';

const readmeFile = new URL('../../README.md', import.meta.url);

interface ManifestParts {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly default: unknown;
            readonly description?: string;
            readonly markdownDescription?: string;
          }
        >
      >;
    };
  };
}

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The generated parts by the name in their markers, `<!-- rules -->` … `<!-- /rules -->`. */
function parts(): Readonly<Record<string, string>> {
  const { contributes } = resolved(readJson('package.json') as ManifestParts, manifestTexts());
  const snippets = readJson('snippets/component-posts.code-snippets') as Record<string, Snippet>;
  return {
    rules: table(
      ['rule', 'asks that', 'severity', 'quick fix'],
      rules
        .filter(({ id }) => !id.startsWith('internal/'))
        .map(({ id, summary, severity, fix }) => [`\`${id}\``, summary, severity, fix]),
    ),
    snippets: table(
      ['prefix', 'inserts'],
      Object.values(snippets).map(({ prefix, description }) => [
        `\`${[prefix].flat().join('`, `')}\``,
        description,
      ]),
    ),
    settings: table(
      ['setting', 'default', 'meaning'],
      Object.entries(contributes.configuration.properties).map(([name, setting]) => [
        `\`${name}\``,
        `\`${JSON.stringify(setting.default)}\``,
        setting.markdownDescription ?? setting.description ?? '',
      ]),
    ),
    commands: table(
      ['command', 'id'],
      contributes.commands.map(({ command, title }) => [title, `\`${command}\``]),
    ),
  };
}

/** README.md with its generated parts as they should be now. */
export function withGeneratedParts(readme: string): string {
  return Object.entries(parts()).reduce((text, [name, part]) => {
    const markers = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!markers.test(text)) {
      throw new Error(`README.md has no place for the ${name}: <!-- ${name} --> and its end.`);
    }
    return text.replace(markers, (_, start: string, end: string) => `${start}\n${part}\n\n${end}`);
  }, readme);
}

/** The manifest with its generated setting, and the texts of both, as they should be now. */
export function withGeneratedSetting(manifestText: string, texts: Texts): Localised<ManifestParts> {
  const manifest = JSON.parse(manifestText) as ManifestParts;
  const properties = manifest.contributes.configuration.properties as Record<string, unknown>;
  properties['componentPosts.rules'] = rulesSetting();
  return localised(manifest, texts);
}

export function readReadme(): string {
  return readFileSync(readmeFile, 'utf8');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const write = (file: string, json: unknown): void => {
    writeFileSync(new URL(`../../${file}`, import.meta.url), `${JSON.stringify(json, null, 2)}\n`);
  };
  const { manifest, texts } = withGeneratedSetting(read('package.json'), manifestTexts());
  write('package.json', manifest);
  write(nlsFile, texts);
  write(bundleFile, bundle());
  writeFileSync(fileURLToPath(readmeFile), withGeneratedParts(readReadme()));
  for (const [file, schema] of [
    [schemaFile, projectFileJsonSchema()],
    [lockfileSchemaFile, lockfileJsonSchema()],
    [reportSchemaFile, reportJsonSchema()],
    [baselineSchemaFile, baselineJsonSchema()],
  ] as const) {
    write(file, schema);
  }
}
