import { builtInProfile } from '../builtIn';
import { commonOptions } from '../fieldTypes/common';
import { fieldFrom } from '../fieldTypes/fieldFrom';
import type { FieldSpec } from '../fieldType';
import type { PolicyPlace } from '../policy';
import { usualRepositories, type Profile } from '../profile';
import { nodeAt, spanOf, type JsonNode, type JsonPath } from './jsonc';
import type { FieldContent, KnownRule, ProfileContent } from './schema';

/** A profile with everything that it adds to, and where each part of it is said. */
export interface ResolvedProfile {
  readonly profile: Profile;
  /** By `placeKey`; what the built-in profile says has no place. */
  readonly places: ReadonlyMap<string, PolicyPlace>;
}

/** What a project file may build on. */
export interface ProjectBase {
  readonly rules: readonly KnownRule[];
  /** Of the files that it extends. */
  readonly profile?: ResolvedProfile | undefined;
  readonly profiles?: ReadonlyMap<string, ResolvedProfile> | undefined;
}

/** Where in which file a profile, or fields, are said. */
export interface ProfileSource {
  readonly uri: string;
  readonly node: JsonNode | undefined;
}

type OptionsOfTypes = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

export type FieldsContent = NonNullable<ProfileContent['fields']>;

export const builtIn: ResolvedProfile = { profile: builtInProfile, places: new Map() };

/** What `none` names: nothing is asked of a post. */
export const emptyProfile: ResolvedProfile = {
  profile: {
    name: 'No profile',
    fields: [],
    marks: [],
    formats: ['yaml'],
    address: { from: 'title', prefix: '' },
    repositories: usualRepositories,
  },
  places: new Map(),
};

export function placeKey(field: string, option?: string): string {
  return option === undefined ? field : `${field}\n${option}`;
}

/**
 * A profile with what another adds to it.
 *
 * @param nameIfNew its name if it says none itself; that of its parent otherwise.
 */
export function extendProfile(
  parent: ResolvedProfile,
  content: ProfileContent,
  source: ProfileSource,
  nameIfNew?: string,
): ResolvedProfile {
  const typed = withTypeOptions(parent, content.fieldTypes, below(source, 'fieldTypes'));
  const { profile, places } = withFields(
    typed,
    content.fields ?? {},
    below(source, 'fields'),
    content.fieldTypes,
  );
  return {
    places,
    profile: {
      name: content.name ?? nameIfNew ?? profile.name,
      fields: inOrder(profile.fields, content.order ?? []),
      marks: (content.marks ?? profile.marks).filter(
        (mark) => content.marks !== undefined || profile.fields.some(({ name }) => name === mark),
      ),
      formats: content.formats ?? profile.formats,
      address: {
        from: content.address?.from ?? profile.address.from,
        prefix: content.address?.prefix ?? profile.address.prefix,
      },
      repositories: {
        staleYears: content.repositories?.staleYears ?? profile.repositories.staleYears,
      },
    },
  };
}

export function below({ uri, node }: ProfileSource, ...path: JsonPath): ProfileSource {
  return { uri, node: nodeAt(node, path) };
}

/** Options that the fields of a type have in common. */
function withTypeOptions(
  { profile, places }: ResolvedProfile,
  options: ProfileContent['fieldTypes'],
  source: ProfileSource,
): ResolvedProfile {
  if (options === undefined) {
    return { profile, places };
  }
  const ofTypes = options as OptionsOfTypes;
  const found = new Map(places);
  const fields = profile.fields.map((field) => {
    const own = Object.hasOwn(ofTypes, field.type) ? ofTypes[field.type] : undefined;
    for (const option of Object.keys(own ?? {})) {
      addPlace(found, placeKey(field.name, option), below(source, field.type, option));
    }
    return own === undefined ? field : { ...field, ...own };
  });
  return { profile: { ...profile, fields }, places: found };
}

/** Fields added to those of a profile, changed or removed. */
export function withFields(
  { profile, places }: ResolvedProfile,
  contents: FieldsContent,
  source: ProfileSource,
  ofTypes: OptionsOfTypes = {},
): ResolvedProfile {
  const found = new Map(places);
  const fields = new Map(profile.fields.map((field) => [field.name, field]));
  for (const [name, content] of Object.entries(contents)) {
    addPlace(found, placeKey(name), below(source, name), true);
    if (content === null || content === false) {
      fields.delete(name);
      continue;
    }
    const own = content as FieldContent;
    for (const option of Object.keys(own)) {
      addPlace(found, placeKey(name, option), below(source, name, option));
    }
    fields.set(name, changedField(fields.get(name), name, own, ofTypes));
  }
  return { profile: { ...profile, fields: [...fields.values()] }, places: found };
}

function changedField(
  inherited: FieldSpec | undefined,
  name: string,
  own: FieldContent,
  ofTypes: OptionsOfTypes,
): FieldSpec {
  const type = own.type ?? inherited?.type ?? 'text';
  if (inherited === undefined) {
    const ofType = Object.hasOwn(ofTypes, type) ? ofTypes[type] : undefined;
    return fieldFrom(name, { ...ofType, ...own, type });
  }
  const said = fieldFrom(name, { ...own, type }) as FieldSpec & Readonly<Record<string, unknown>>;
  return {
    ...inherited,
    ...(inherited.type !== type && withoutOptionsOf(inherited)),
    ...Object.fromEntries(Object.keys(own).map((option) => [option, said[option]])),
    name,
    type,
  };
}

/** What takes the options of its type away from a field that becomes one of another. */
function withoutOptionsOf(field: FieldSpec): Readonly<Record<string, undefined>> {
  return Object.fromEntries(
    Object.keys(field)
      .filter((option) => !Object.hasOwn(commonOptions, option))
      .map((option) => [option, undefined]),
  );
}
function inOrder(fields: readonly FieldSpec[], order: readonly string[]): readonly FieldSpec[] {
  const first = order.flatMap((name) => fields.filter((field) => field.name === name).slice(0, 1));
  return [...new Set([...first, ...fields])];
}

function addPlace(
  places: Map<string, PolicyPlace>,
  key: string,
  { uri, node }: ProfileSource,
  ofName = false,
): void {
  const shown = ofName ? node?.parent?.children?.[0] : node;
  if (shown !== undefined) {
    places.set(key, { uri, span: spanOf(shown) });
  }
}
