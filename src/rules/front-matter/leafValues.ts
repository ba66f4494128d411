import type { FieldValue } from '../../post/fields';
import type { FieldSpec } from '../../profile/fieldType';
import { listType } from '../../profile/fieldTypes/list';
import { objectType } from '../../profile/fieldTypes/object';
import { soundFields, specOf } from './fields';
import { perPost } from './perPost';

/** One value that the profile says something of: of a field, of an item, of a field inside a field. */
export interface LeafValue {
  /** As messages call it: `cover.image`. */
  readonly name: string;
  /** From the front matter down: names of fields and numbers of items. */
  readonly path: readonly (string | number)[];
  readonly spec: FieldSpec;
  readonly value: FieldValue & { readonly kind: 'scalar' };
}

/** The single values of the known fields; items of tags and lists one by one. */
export const leafValues = perPost((post, profile): readonly LeafValue[] => {
  const leaves: LeafValue[] = [];
  for (const { name, value } of soundFields(post)) {
    const spec = specOf(profile.fields, name);
    if (spec !== undefined) {
      addLeaves(leaves, [name], spec, value);
    }
  }
  return leaves;
});

function addLeaves(
  leaves: LeafValue[],
  path: LeafValue['path'],
  spec: FieldSpec,
  value: FieldValue,
): void {
  if (value.kind === 'list') {
    const items = listType.isTypeOf(spec) ? { ...spec.items, name: spec.name } : spec;
    for (const [index, item] of value.items.entries()) {
      addLeaves(leaves, [...path, index], items, item);
    }
  } else if (value.kind === 'map' && objectType.isTypeOf(spec)) {
    for (const inner of value.fields) {
      const found = specOf(spec.fields, inner.name);
      if (found !== undefined) {
        addLeaves(leaves, [...path, inner.name], found, inner.value);
      }
    }
  } else if (value.kind === 'scalar') {
    leaves.push({ name: nameOf(path), path, spec, value });
  }
}

function nameOf(path: LeafValue['path']): string {
  const [first] = path;
  return path.length === 1 && typeof first === 'string'
    ? first
    : path.filter((part) => typeof part === 'string').join('.');
}
