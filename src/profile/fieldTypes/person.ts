import { array, description, minLength, optional, pipe, string } from 'valibot';
import type { FieldSpec } from '../fieldType';
import { code, counted } from '../wording';
import { defineFieldType } from './define';
import { usedIn } from './files';
import { notOneText } from './kind';

export interface PersonSpec extends FieldSpec {
  /** The field with the portrait. */
  readonly image?: string | undefined;
  /** Names that are offered even where no post has them yet. */
  readonly known?: readonly string[] | undefined;
}

const what = 'the name of a person';

export const personType = defineFieldType<PersonSpec>({
  name: 'person',
  summary: 'Somebody by name.',
  what,
  options: () => ({
    image: optional(
      pipe(string(), minLength(1), description('The name of the field with their portrait.')),
    ),
    known: optional(
      pipe(array(string()), description('Names that are offered even where no post has them yet.')),
    ),
  }),
  check: (value, spec) => notOneText(value, spec, what),
  *suggest(spec, known) {
    const uses = new Map(known.valuesOf(spec.name).map((used) => [used.text, used.uses]));
    for (const value of new Set([...uses.keys(), ...(spec.known ?? [])])) {
      const detail = usedIn(uses.get(value));
      const portrait =
        spec.image === undefined
          ? undefined
          : known.companionsOf(spec.name, value, spec.image)[0]?.text;
      yield {
        value,
        ...(detail !== '' && { detail }),
        ...(spec.image !== undefined &&
          portrait !== undefined && {
            documentation: `With ${code(portrait)} as ${code(spec.image)}.`,
            companion: { field: spec.image, value: portrait },
          }),
      };
    }
  },
  explain: ({ value }, spec, { known }) => {
    const name = value.kind === 'scalar' ? value.text.trim() : '';
    const uses = known.valuesOf(spec.name).find(({ text }) => text === name)?.uses ?? 0;
    if (uses === 0) {
      return [];
    }
    const posts = counted(uses, 'other post');
    const portraits =
      spec.image === undefined ? [] : known.companionsOf(spec.name, name, spec.image);
    const shown = portraits.slice(0, 3).map(({ text }) => code(text));
    return [
      shown.length === 0
        ? `${posts} by ${code(name)}.`
        : `${posts} by ${code(name)}, with ${shown.join(', ')} as ${code(spec.image ?? '')}.`,
    ];
  },
});
