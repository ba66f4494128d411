import type { FieldSpec, FieldType } from '../fieldType';

export interface DefinedType<Spec extends FieldSpec> extends FieldType {
  isTypeOf(spec: FieldSpec): spec is Spec;
  /** A field of this type. */
  field(spec: Omit<Spec, 'type'>): FieldSpec;
}

/**
 * Puts the options of a type behind the common interface: the registry hands a type only fields that
 * are of it.
 */
export function defineFieldType<Spec extends FieldSpec>(type: FieldType<Spec>): DefinedType<Spec> {
  return {
    ...(type as unknown as FieldType),
    isTypeOf: (spec): spec is Spec => spec.type === type.name,
    field: (spec) => ({ ...spec, type: type.name }),
  };
}
