import type { FieldValue } from '../post/fields';
import { fieldsOf, type Post } from '../post/post';
import { lineAround, span, textOf, type Span, type TextEdit } from '../post/text';
import { tagsType, type TagForm } from '../profile/fieldTypes/tags';
import { specOf } from '../rules/front-matter/fields';
import { addFrontMatter } from '../rules/front-matter/scaffold';
import { sortFields } from '../rules/front-matter/sortFields';
import { convertTags } from '../rules/front-matter/tagForms';
import type { RuleContext } from '../rules/rule';
import { quoted } from '../post/yamlText';
import { frontMatterSpan } from './outline';
import { isPlainText, readValue } from './quoting';
import { touches } from './touches';

/** A change of form that an author may choose; the post says the same before and after. */
export interface Refactoring {
  /** Starts with a verb and says the result. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it makes the post better, and not only other: then it may ask for attention. */
  readonly improves: boolean;
  /** What it does with the text, where that is more than writing it otherwise. */
  readonly kind?: 'move' | 'extract';
  /** The rule whose quick fix does the same where the rule has found something. */
  readonly fixOf?: string;
  /** What is selected afterwards, where the editor would not keep it by itself. */
  readonly selection?: Span | undefined;
}

/**
 * What can be done with the front matter around a selection.
 *
 * @param isPost whether the blog shows the file.
 */
export function refactoringsAt(
  post: Post,
  isPost: boolean,
  selected: Span,
  context: RuleContext,
): readonly Refactoring[] {
  if (!isPost) {
    return [...newFrontMatter(post, selected, context)];
  }
  const { frontMatter } = post;
  const whole = frontMatterSpan(post);
  // Below a syntax error anything may have been read otherwise than it was meant.
  const isSound = frontMatter.kind === 'yaml' && frontMatter.faults.length === 0;
  return whole === undefined || !isSound || !touches(whole, selected)
    ? []
    : [...sorted(post, context), ...tagForms(post, selected, context), ...quotes(post, selected)];
}

function* sorted(post: Post, { profile }: RuleContext): Generator<Refactoring> {
  const edits = sortFields(post, profile);
  if (edits !== undefined) {
    yield { title: 'Sort the fields in the order of the blog', edits, improves: true };
  }
}

const forms: readonly (readonly [form: TagForm, title: string])[] = [
  ['comma', 'Write the tags with commas: a, b'],
  ['flow', 'Write the tags in brackets: [a, b]'],
  ['block', 'Write each tag on a line of its own'],
];

/** The other forms for the tags at the cursor, as far as the blog reads them. */
function* tagForms(post: Post, selected: Span, { profile }: RuleContext): Generator<Refactoring> {
  for (const field of fieldsOf(post)) {
    const spec = specOf(profile.fields, field.name);
    const place = span(field.keySpan.start, field.value.span.end);
    if (spec === undefined || !tagsType.isTypeOf(spec) || !touches(place, selected)) {
      continue;
    }
    for (const [form, title] of forms) {
      const edits =
        spec.readableForms?.includes(form) === false ? undefined : convertTags(post, field, form);
      if (edits !== undefined) {
        yield { title, edits, improves: false };
      }
    }
  }
}

/** For Markdown files that are no posts yet; those that are have a fix for it. */
function* newFrontMatter(post: Post, selected: Span, context: RuleContext): Generator<Refactoring> {
  const { frontMatter, text } = post;
  if (
    frontMatter.kind === 'absent' &&
    frontMatter.almostOpening === undefined &&
    !frontMatter.belowComment &&
    touches(lineAround(text, text.search(/\S|$/)), selected)
  ) {
    yield {
      title: 'Add front matter',
      edits: [addFrontMatter(post, frontMatter.at, context)],
      improves: false,
    };
  }
}

/** Puts the value at the cursor in quotes, or takes them away where every reader reads the same. */
function* quotes(post: Post, selected: Span): Generator<Refactoring> {
  const { text } = post;
  const found = scalarsOf(
    fieldsOf(post).map(({ value }) => value),
    false,
  ).find(({ value }) => touches(value.span, selected));
  if (found === undefined || found.value.style === 'block') {
    return;
  }
  const { value, inBrackets } = found;
  const written = textOf(text, value.span);
  if (value.text.trim() === '' || /[\r\n]/.test(written)) {
    return;
  }
  if (value.style === 'plain') {
    const inQuotes = quoted(value.text);
    const read = readValue(inQuotes);
    if (read?.kind === 'scalar' && read.text === value.text) {
      yield {
        title: 'Put the value in quotes',
        edits: wrapped(value.span, written, inQuotes),
        improves: false,
      };
    }
  } else if (isPlainText(value.text, inBrackets ? 'flow' : 'field')) {
    yield {
      title: 'Write the value without quotes',
      edits:
        written.slice(1, -1) === value.text
          ? [
              { span: span(value.span.start, value.span.start + 1), newText: '' },
              { span: span(value.span.end - 1, value.span.end), newText: '' },
            ]
          : [{ span: value.span, newText: value.text }],
      improves: false,
    };
  }
}

/** Only the quotes are added where the text between them stays as it is. */
function wrapped(at: Span, written: string, inQuotes: string): TextEdit[] {
  return inQuotes.slice(1, -1) === written
    ? [
        { span: span(at.start, at.start), newText: '"' },
        { span: span(at.end, at.end), newText: '"' },
      ]
    : [{ span: at, newText: inQuotes }];
}

interface FoundScalar {
  readonly value: FieldValue & { readonly kind: 'scalar' };
  readonly inBrackets: boolean;
}

/** The texts in values, however deep. */
function scalarsOf(values: readonly FieldValue[], inBrackets: boolean): FoundScalar[] {
  return values.flatMap((value) => {
    switch (value.kind) {
      case 'scalar':
        return [{ value, inBrackets }];
      case 'list':
        return scalarsOf(value.items, inBrackets || value.style === 'flow');
      case 'map':
        return scalarsOf(
          value.fields.map((field) => field.value),
          inBrackets || value.style === 'flow',
        );
      default:
        return [];
    }
  });
}
