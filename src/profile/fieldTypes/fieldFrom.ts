import type { FieldSpec } from '../fieldType';

/** A field as a project file has it: what it does not say is absent. */
export type SaidOfField = Readonly<Record<string, unknown>>;

/** The field of a profile that follows from what a project file says of it. */
export function fieldFrom(name: string, said: SaidOfField): FieldSpec {
  const { fields, items, ...rest } = said;
  const spec: FieldSpec = {
    type: 'text',
    presence: 'optional',
    documentation: '',
    what: '',
    fallback: '',
    example: '',
    ...rest,
    name,
  };
  return {
    ...spec,
    ...(isSaid(fields) && {
      fields: Object.entries(fields).flatMap(([inner, saidOfInner]) =>
        isSaid(saidOfInner) ? [fieldFrom(inner, saidOfInner)] : [],
      ),
    }),
    ...(isSaid(items) && { items: fieldFrom(name, items) }),
  };
}

function isSaid(value: unknown): value is SaidOfField {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
