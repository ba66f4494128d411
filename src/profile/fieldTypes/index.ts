import { Derived } from '../../post/derived';
import type { FieldSpec, FieldType, Suggestion } from '../fieldType';
import type { KnownValues } from '../knownValues';
import { adviceFor, sentences } from '../wording';
import { booleanType } from './boolean';
import { dateTimeType, dateType } from './date';
import { emailType } from './email';
import { enumType } from './enum';
import { fileType } from './file';
import { imageType } from './image';
import { listType } from './list';
import { multilineType } from './multiline';
import { numberType } from './number';
import { objectType } from './object';
import { personType } from './person';
import { slugType } from './slug';
import { tagsType } from './tags';
import { textType } from './text';
import { urlType } from './webAddress';

/** Every type that a field may have. */
export const fieldTypes: readonly FieldType[] = [
  textType,
  multilineType,
  slugType,
  dateType,
  dateTimeType,
  tagsType,
  enumType,
  booleanType,
  numberType,
  urlType,
  emailType,
  imageType,
  fileType,
  personType,
  objectType,
  listType,
];

const byName = new Map(fieldTypes.map((type) => [type.name, type]));

/** The type of a field; that of text for a name that nobody registered. */
export function typeOf({ type }: FieldSpec): FieldType {
  return byName.get(type) ?? textType;
}

/** What to do about a field that holds nothing of use, as a sentence. */
export function adviceOf(spec: FieldSpec): string {
  return adviceFor(spec, typeOf(spec).what);
}

const remedies = new Derived<FieldSpec, string>();

/** What the blog does without a field, and what to do about it: the same sentences for every post. */
export function remedyOf(spec: FieldSpec): string {
  return remedies.of(spec, () => sentences(spec.fallback, adviceOf(spec)));
}

/** Values worth offering for a field, best first; for a list, for each of its items. */
export function suggestionsFor(spec: FieldSpec, known: KnownValues): readonly Suggestion[] {
  if (listType.isTypeOf(spec)) {
    // What posts use is known of the list.
    return suggestionsFor({ ...spec.items, name: spec.name }, known);
  }
  return [...(typeOf(spec).suggest?.(spec, known) ?? [])];
}
