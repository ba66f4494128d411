// One field alone, as a type of fields sees it.
import assert from 'node:assert/strict';
import type { Field } from '../../src/post/fields';
import { fieldsOf, parsePost } from '../../src/post/post';
import { applyEdits, textOf } from '../../src/post/text';
import type { FieldSpec } from '../../src/profile/fieldType';
import { suggestionsFor, typeOf } from '../../src/profile/fieldTypes';
import { fieldFrom, type SaidOfField } from '../../src/profile/fieldTypes/fieldFrom';
import type { KnownValues } from '../../src/profile/knownValues';
import { knownFrom, type KnownOptions } from './blog';

export const today = '2026-11-22';

/** A field called `it`, as a project file would have it. */
export function specFor(type: string, said: SaidOfField = {}): FieldSpec {
  return fieldFrom('it', { type, ...said });
}

export function known(options: KnownOptions = {}): KnownValues {
  return knownFrom(options, today);
}

/** A post whose front matter is the field `it` with what is written behind its colon. */
export function fieldOfText(written: string): { readonly text: string; readonly field: Field } {
  const text = `---\nit:${written.startsWith('\n') ? '' : ' '}${written}\n---\n`;
  const [field] = fieldsOf(parsePost(text));
  assert.ok(field !== undefined, text);
  return { text, field };
}

/** What is wrong with a value, each with what it marks and what becomes of the value by its fixes. */
export function misfits(spec: FieldSpec, written: string): readonly string[] {
  const { text, field } = fieldOfText(written);
  return typeOf(spec)
    .check(field.value, spec, { text, known: known() })
    .map(({ message, fixes = [] }) =>
      [message, ...fixes.map(({ edits }) => `-> ${writtenIn(applyEdits(text, edits))}`)].join(' '),
    );
}

function writtenIn(text: string): string {
  return text.slice('---\nit: '.length, -'\n---\n'.length);
}

/** The elements of a value as it is read, each with its place. */
export function elements(spec: FieldSpec, written: string): readonly string[] {
  const { text, field } = fieldOfText(written);
  return (typeOf(spec).elements?.(field.value, spec, text) ?? []).map((element) => {
    const inText = textOf(text, element.span);
    return inText === element.text ? element.text : `${element.text} from ${inText}`;
  });
}

/** `value (detail)`, best first. */
export function suggestions(spec: FieldSpec, options: KnownOptions = {}): readonly string[] {
  const found = suggestionsFor(spec, known(options));
  const values = found.map(({ value }) => value);
  assert.equal(new Set(values).size, values.length, 'none is suggested twice');
  return found.map(({ value, detail }) => (detail === undefined ? value : `${value} (${detail})`));
}

export function explanation(
  spec: FieldSpec,
  written: string,
  options: KnownOptions = {},
): readonly string[] {
  const { text, field } = fieldOfText(written);
  return typeOf(spec).explain?.(field, spec, { text, known: known(options) }) ?? [];
}
