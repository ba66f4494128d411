import { formatVersion, type LockedOwner, type LockedRepository, type Lockfile } from './schema';

/**
 * A lockfile as text: two spaces for a level, line feeds, entries and what is in them in the order of
 * their characters. The same facts give the same text.
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

/** Whether two entries say the same, on whatever days. */
export function sameFacts(
  one: LockedRepository | LockedOwner,
  other: LockedRepository | LockedOwner,
): boolean {
  const facts = (entry: object): string =>
    JSON.stringify(inOrder(Object.entries({ ...entry, checked: undefined })));
  return facts(one) === facts(other);
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
