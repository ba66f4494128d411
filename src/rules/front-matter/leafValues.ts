import type { FieldValue } from '../../post/fields';
import type { Post } from '../../post/post';
import type { FieldSpec } from '../../profile/fieldType';
import { listType } from '../../profile/fieldTypes/list';
import { objectType } from '../../profile/fieldTypes/object';
import type { Profile } from '../../profile/profile';
import { soundFields, specOf } from './fields';

/** One value that the profile says something of: of a field, of an item, of a field inside a field. */
export interface LeafValue {
  /** As messages call it: `cover.image`. */
  readonly name: string;
  readonly spec: FieldSpec;
  readonly value: FieldValue & { readonly kind: 'scalar' };
}

/** The single values of the known fields; items of tags and lists one by one. */
export function* leafValues(post: Post, profile: Profile): Generator<LeafValue> {
  for (const { name, value } of soundFields(post)) {
    const spec = specOf(profile.fields, name);
    if (spec !== undefined) {
      yield* leavesOf(name, spec, value);
    }
  }
}

function* leavesOf(name: string, spec: FieldSpec, value: FieldValue): Generator<LeafValue> {
  if (value.kind === 'list') {
    const items = listType.isTypeOf(spec) ? spec.items : spec;
    for (const item of value.items) {
      yield* leavesOf(name, items, item);
    }
  } else if (value.kind === 'map' && objectType.isTypeOf(spec)) {
    for (const inner of value.fields) {
      const found = specOf(spec.fields, inner.name);
      if (found !== undefined) {
        yield* leavesOf(`${name}.${inner.name}`, found, inner.value);
      }
    }
  } else if (value.kind === 'scalar') {
    yield { name, spec, value };
  }
}
