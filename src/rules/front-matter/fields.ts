import { fieldsOf, type Post } from '../../post/post';
import { unquotedSpan, type Field, type FieldValue } from '../../post/fields';
import { textOf, type Span } from '../../post/text';
import type { FieldSpec } from '../../profile/fieldType';
import type { Profile } from '../../profile/profile';

/**
 * The fields that are safe to judge: those above the first syntax error, and none of front matter
 * that is not closed. What stands below may have been read quite differently from how it was meant.
 */
export function soundFields(post: Post): readonly Field[] {
  const { frontMatter } = post;
  const firstFault = frontMatter.kind === 'yaml' ? frontMatter.faults[0]?.span.start : 0;
  return fieldsOf(post).filter(
    ({ entrySpan, value }) =>
      firstFault === undefined || (entrySpan.end <= firstFault && !isOpen(post, value)),
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

/** The known fields of a post with what the profile says of each. */
export function* knownFields(
  post: Post,
  profile: Profile,
): Generator<{ readonly field: Field; readonly spec: FieldSpec }> {
  for (const field of soundFields(post)) {
    const spec = profile.fields.find(({ name }) => name === field.name);
    if (spec !== undefined) {
      yield { field, spec };
    }
  }
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
