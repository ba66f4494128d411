import { Derived } from '../../post/derived';
import { fieldsOf, type Post } from '../../post/post';
import { unquotedSpan, type Field, type FieldValue } from '../../post/fields';
import { textOf, type Span } from '../../post/text';
import type { FieldSpec } from '../../profile/fieldType';
import { listType } from '../../profile/fieldTypes/list';
import { objectType } from '../../profile/fieldTypes/object';
import { isFilled } from '../../profile/values';
import { curlyQuoted } from './curlyQuotes';
import { perPost } from './perPost';

/**
 * The fields that are safe to judge: those above the first syntax error, and none of front matter
 * that is not closed. What stands below may have been read quite differently from how it was meant.
 */
export function soundFields(post: Post): readonly Field[] {
  const { frontMatter } = post;
  const firstFault = frontMatter.kind === 'yaml' ? frontMatter.faults[0]?.span.start : 0;
  return firstFault === undefined
    ? fieldsOf(post)
    : fieldsOf(post).filter(
        ({ entrySpan, value }) => entrySpan.end <= firstFault && !isOpen(post, value),
      );
}

/** A list or map whose closing bracket is missing, so that what stands in it is unknown. */
function isOpen({ text }: Post, value: FieldValue): boolean {
  return (
    (value.kind === 'list' || value.kind === 'map') &&
    value.style === 'flow' &&
    !/[\]}]$/.test(textOf(text, value.span).trimEnd())
  );
}

/** A field of a post with what the profile says of it. */
export interface KnownField {
  readonly field: Field;
  readonly spec: FieldSpec;
  /** Whether its value says something: nearly every rule asks. */
  readonly isFilled: boolean;
}

/**
 * The known fields of a post with what the profile says of each, and the fields and items in them.
 * An item of a list counts as a field of the name of the list that has no lines for itself.
 */
export const knownFields = perPost((post, profile): readonly KnownField[] => {
  const known: KnownField[] = [];
  for (const field of soundFields(post)) {
    const spec = specOf(profile.fields, field.name);
    if (spec !== undefined) {
      addWithInner(known, field, spec);
    }
  }
  return known;
});

/**
 * As `knownFields`, without values in curly quotes: those are not what their author meant, and the rule
 * about such quotes speaks of them.
 */
export const meantFields = perPost((post, profile): readonly KnownField[] => {
  const isMeant = ({ field: { value } }: KnownField): boolean =>
    value.kind === 'list'
      ? !value.items.some((item) => curlyQuoted(post, item) !== undefined)
      : curlyQuoted(post, value) === undefined;
  const known = knownFields(post, profile);
  return known.every(isMeant) ? known : known.filter(isMeant);
});

function addWithInner(known: KnownField[], field: Field, spec: FieldSpec): void {
  const { value } = field;
  known.push({ field, spec, isFilled: isFilled(value, spec) });
  if (objectType.isTypeOf(spec) && value.kind === 'map') {
    for (const inner of value.fields) {
      const ofInner = specOf(spec.fields, inner.name);
      if (ofInner !== undefined) {
        addWithInner(known, inner, ofInner);
      }
    }
  } else if (listType.isTypeOf(spec) && value.kind === 'list') {
    for (const item of value.items) {
      const place = { keySpan: item.span, entrySpan: item.span };
      addWithInner(
        known,
        { name: field.name, ...place, value: item },
        { ...spec.items, name: spec.name },
      );
    }
  }
}

const specsByName = new Derived<readonly FieldSpec[], ReadonlyMap<string, FieldSpec>>();

/** What is said of a field, by its name or by one of its other names. */
export function specOf(specs: readonly FieldSpec[], name: string): FieldSpec | undefined {
  return specsByName.of(specs, () => readNames(specs)).get(name);
}

/** A name goes before the other names, and the first of several fields before the others. */
function readNames(specs: readonly FieldSpec[]): ReadonlyMap<string, FieldSpec> {
  const byName = new Map<string, FieldSpec>();
  const add = (name: string, spec: FieldSpec): void => {
    if (!byName.has(name)) {
      byName.set(name, spec);
    }
  };
  for (const spec of specs) {
    add(spec.name, spec);
  }
  for (const spec of specs) {
    spec.aliases?.forEach((alias) => {
      add(alias, spec);
    });
  }
  return byName;
}

/** Whether it is an item of a list, which goes by the name of the list. */
export function isItem({ keySpan, value }: Field): boolean {
  return keySpan.start === value.span.start && keySpan.end === value.span.end;
}

/** Whether one of some fields is the one that is meant, by whatever name. */
export function isAmong(
  fields: readonly Field[],
  { name, aliases }: Pick<FieldSpec, 'name' | 'aliases'>,
): boolean {
  for (const field of fields) {
    if (field.name === name || aliases?.includes(field.name) === true) {
      return true;
    }
  }
  return false;
}

/** Whether a field has its lines for itself, so that they can be removed or added to. */
export function ownsLines({ text, frontMatter }: Post, { entrySpan, keySpan }: Field): boolean {
  return (
    !(frontMatter.kind === 'yaml' && frontMatter.inBraces) &&
    text.slice(entrySpan.start, keySpan.start).trim() === '' &&
    entrySpan.end > keySpan.end
  );
}

/** Where a value stands without its quotes; undefined for values over several lines. */
export function innerSpan({ text }: Post, value: FieldValue): Span | undefined {
  return unquotedSpan(text, value);
}
