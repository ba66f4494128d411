import type { FieldSpec, FieldType } from '../fieldType';
import { dateType } from './date';
import { imageType } from './image';
import { tagsType } from './tags';
import { textType } from './text';

/** Every type that a field may have. */
export const fieldTypes: readonly FieldType[] = [textType, dateType, tagsType, imageType];

const byName = new Map(fieldTypes.map((type) => [type.name, type]));

/** The type of a field; that of text for a name that nobody registered. */
export function typeOf({ type }: FieldSpec): FieldType {
  return byName.get(type) ?? textType;
}
