import { formatVersion, type Lockfile } from './schema';

/**
 * A lockfile as text: two spaces for a level, line feeds, keys in the order of their characters. The
 * same facts give the same text.
 */
export function writeLockfile({ schema, owners, repositories }: Lockfile): string {
  const content = {
    ...(schema === undefined ? {} : { $schema: schema }),
    version: formatVersion,
    owners: sorted(owners),
    repositories: sorted(repositories),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function sorted(entries: ReadonlyMap<string, object>): Readonly<Record<string, unknown>> {
  return inOrder(Array.from(entries, ([key, entry]) => [key, inOrder(Object.entries(entry))]));
}

/** No locale has a say: every machine writes the same. */
function inOrder(
  entries: readonly (readonly [string, unknown])[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
  );
}
