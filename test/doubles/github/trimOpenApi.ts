// Cuts GitHub's description of its REST API down to what the double sends, and writes it beside this
// file. The package that it comes in unpacks to 385 MB, hence a file of its own:
//
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
//   npx tsx test/doubles/github/trimOpenApi.ts package/generated/api.github.com.json
//
// The description is GitHub's, MIT licensed; `info` in the result says so.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';

type Node = Readonly<Record<string, unknown>>;

/** Schemas of bodies, by the names that GitHub gives them. */
const wanted = ['full-repository', 'public-user', 'minimal-repository', 'basic-error'];

/** Texts for people, which check nothing. */
const unchecked = new Set(['description', 'title', 'example', 'examples', 'externalDocs']);

function trimmed(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => trimmed(each));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  // Below `properties` the keys are names of fields, one of which is "description".
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || (!unchecked.has(key) && !key.startsWith('x-')))
      .map(([key, each]) => [key, trimmed(each, !isNames && key === 'properties')]),
  );
}

function referencesIn(value: unknown): string[] {
  const references = JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  return Array.from(references, ([, name = '']) => name);
}

async function main(source: string): Promise<void> {
  const all = JSON.parse(readFileSync(source, 'utf8')) as {
    readonly info: Node;
    readonly components: { readonly schemas: Node };
  };
  const schemas = new Map<string, unknown>();
  const queue = [...wanted];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (!schemas.has(name)) {
      const schema = trimmed(all.components.schemas[name]);
      schemas.set(name, schema);
      queue.push(...referencesIn(schema));
    }
  }
  const result = {
    info: { title: all.info['title'], version: all.info['version'], license: all.info['license'] },
    components: { schemas: Object.fromEntries([...schemas].sort()) },
  };
  const target = path.join(path.dirname(process.argv[1] ?? '.'), 'openapi.json');
  writeFileSync(target, await format(JSON.stringify(result), { parser: 'json', printWidth: 100 }));
}

main(process.argv[2] ?? 'package/generated/api.github.com.json').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
