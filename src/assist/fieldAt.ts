import type { Field, FieldValue } from '../post/fields';
import { fieldsOf, type Post } from '../post/post';
import type { Element, FieldSpec } from '../profile/fieldType';
import { typeOf } from '../profile/fieldTypes';
import type { Profile } from '../profile/profile';
import { specOf } from '../rules/front-matter/fields';
import { isAt } from './touches';

/** A known field, and the part of it that was asked for. */
export interface FieldPart {
  readonly field: Field;
  readonly spec: FieldSpec;
  /** The name of the field is meant; otherwise its value, or `element`. */
  readonly onName: boolean;
  /** The part of the value that counts by itself. */
  readonly element: Element | undefined;
}

/** The known field at an offset of the front matter. */
export function fieldAt(post: Post, profile: Profile, offset: number): FieldPart | undefined {
  const field = fieldsOf(post).find(
    ({ keySpan, value }) => isAt(keySpan, offset) || isAt(value.span, offset),
  );
  const spec = field === undefined ? undefined : specOf(profile.fields, field.name);
  if (field === undefined || spec === undefined) {
    return undefined;
  }
  const onName = isAt(field.keySpan, offset);
  const element = onName
    ? undefined
    : elementsOf(post, field.value, spec).find(({ span }) => isAt(span, offset));
  return { field, spec, onName, element };
}

/** The parts of a value that count one by one: the tags of a post, or the value itself. */
export function elementsOf({ text }: Post, value: FieldValue, spec: FieldSpec): readonly Element[] {
  const found = typeOf(spec).elements?.(value, spec, text);
  if (found !== undefined) {
    return found;
  }
  return value.kind === 'scalar' ? [{ text: value.text, span: value.span }] : [];
}
