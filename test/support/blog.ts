// A blog other than the built-in one, said in a few words of JSON: what it expects, what it knows.
import { repositoryAt } from '../../src/post/links';
import { normaliseName } from '../../src/post/names';
import { builtInProfile } from '../../src/profile/builtIn';
import { fieldFrom } from '../../src/profile/fieldTypes/fieldFrom';
import type { KnownFile, KnownFolder, KnownValues, UsedValue } from '../../src/profile/knownValues';
import { onlyToday } from './onlyToday';
import { verdictFrom, type ShortVerdict } from './shortVerdicts';
import type { Profile } from '../../src/profile/profile';

/** By name: merged into the field of the built-in profile, or added behind it; null takes it away. */
export type FieldChanges = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** A value with the number of other posts that use it. */
type Uses = readonly (readonly [text: string, uses: number])[];

export interface KnownOptions {
  /** By field. */
  readonly values?: Readonly<Record<string, Uses>>;
  /** By field, its value, and the other field. */
  readonly companions?: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, Uses>>>>>
  >;
  /** What other posts say about components: names with their addresses, and addresses alone. */
  readonly components?: {
    readonly components?: readonly (readonly [name: string, url: string])[];
    readonly repositories?: readonly string[];
  };
  /** The folders that exist, by root, with the paths of what is in them; other roots do not exist. */
  readonly folders?: Readonly<
    Record<string, readonly (string | ({ readonly name: string } & Omit<KnownFile, 'uri'>))[]>
  >;
  /** What hosts said, by the key of a repository or owner: `github.com/acme/anvil`. */
  readonly verdicts?: Readonly<Record<string, ShortVerdict>>;
}

export function profileWith(changes: FieldChanges): Profile {
  const old = builtInProfile.fields.map(({ name }) => name);
  const fields = [...old, ...Object.keys(changes).filter((name) => !old.includes(name))];
  return {
    ...builtInProfile,
    fields: fields.flatMap((name) => {
      const spec = builtInProfile.fields.find((field) => field.name === name);
      const change = changes[name];
      return change === null ? [] : [fieldFrom(name, { ...spec, ...change })];
    }),
  };
}

export function knownFrom(
  { values = {}, companions = {}, components = {}, folders, verdicts = {} }: KnownOptions,
  today: string,
): KnownValues {
  const used = (uses: Uses = []): readonly UsedValue[] =>
    uses.map(([text, count]) => ({ text, uses: count }));
  return {
    ...onlyToday(today),
    valuesOf: (field) => used(values[field]),
    companionsOf: (field, value, other) => used(companions[field]?.[value]?.[other]),
    componentsOfBlog: () => ({
      components: (components.components ?? []).map(([name, url]) => ({
        name,
        role: undefined,
        url,
        uses: 1,
      })),
      repositories: (components.repositories ?? []).map((url) => ({ url, uses: 1 })),
      closings: [],
    }),
    addressOfComponent: (name) =>
      components.components?.find(([known]) => normaliseName(known) === normaliseName(name))?.[1],
    addressesOfRepositories: (name) =>
      (components.repositories ?? []).filter((url) => {
        const repository = repositoryAt(url);
        return normaliseName(repository?.name ?? repository?.owner ?? '') === normaliseName(name);
      }),
    verdictOf: ({ key }) => {
      const short = Object.hasOwn(verdicts, key) ? verdicts[key] : undefined;
      return short === undefined ? undefined : verdictFrom(key, short);
    },
    folders: (roots) =>
      folders === undefined
        ? undefined
        : roots.flatMap((root) => {
            const names = folders[root];
            return names === undefined ? [] : [folderOf(root, names)];
          }),
  };
}

function folderOf(root: string, names: NonNullable<KnownOptions['folders']>[string]): KnownFolder {
  const uri = `file:///blog/${root}`;
  return {
    root,
    uri,
    files: new Map(
      names.map((file) => {
        const { name, ...rest } = typeof file === 'string' ? { name: file } : file;
        return [name, { uri: `${uri}/${name}`, ...rest }];
      }),
    ),
  };
}
