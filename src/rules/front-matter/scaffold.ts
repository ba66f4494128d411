import type { Field } from '../../post/fields';
import type { Post } from '../../post/post';
import { lineEndOf, span, textOf, type TextEdit } from '../../post/text';
import { canBePlain, quoted, yamlText } from '../../post/yamlText';
import { dayInFileName, writeDay } from '../../profile/dates';
import type { FieldSpec } from '../../profile/fieldType';
import { dateFormsOf } from '../../profile/fieldTypes/date';
import { tagsType } from '../../profile/fieldTypes/tags';
import type { Profile } from '../../profile/profile';
import type { RuleContext } from '../rule';
import { ownsLines, specOf } from './fields';
import { proposedTitle } from './proposedTitle';

/**
 * New front matter for a post without any, apart from its text.
 *
 * @param at where it goes.
 */
export function addFrontMatter(post: Post, at: number, context: RuleContext): TextEdit {
  const { text } = post;
  const lineEnd = lineEndOf(text);
  const gap = /^(?:\uFEFF)?[ \t]*(?:[\r\n]|$)/.test(text) ? '' : lineEnd;
  return {
    span: span(at, at),
    newText: addedFront(post, context).join(lineEnd) + lineEnd + gap,
  };
}

/** The lines of new front matter: the fields that every post needs, as far as they can be known. */
function addedFront(post: Post, context: RuleContext): readonly string[] {
  const fields = context.profile.fields
    .filter(({ presence }) => presence === 'required')
    .map((spec) => {
      const value = proposedValue(spec, post, context);
      return value === undefined ? `${spec.name}:` : `${spec.name}: ${value}`;
    });
  return ['---', ...fields, '---'];
}

/**
 * What a field would hold if nobody says otherwise, as it is written in a post; undefined where only
 * the author knows.
 */
export function proposedValue(
  spec: FieldSpec,
  post: Post,
  { known, fileName, profile }: RuleContext,
): string | undefined {
  if (spec.default !== undefined && spec.default.trim() !== '') {
    return written(spec.default.trim(), spec);
  }
  const forms = dateFormsOf(spec);
  if (forms !== undefined) {
    return writeDay(dayInFileName(fileName) ?? known.today, forms.house);
  }
  if (spec.name === profile.fields[0]?.name && spec.type === 'text') {
    const title = proposedTitle(post, fileName);
    return title === undefined ? undefined : quoted(title);
  }
  return undefined;
}

/** Types whose values readers shall not take for text. */
const typed: ReadonlySet<string> = new Set(['boolean', 'number', 'date', 'date-time']);

function written(value: string, spec: FieldSpec): string | undefined {
  if (typed.has(spec.type)) {
    return canBePlain(value, 'field') ? value : undefined;
  }
  const isList =
    spec.type === 'list' ||
    (tagsType.isTypeOf(spec) && spec.form !== undefined && spec.form !== 'comma');
  return isList
    ? `[${value
        .split(',')
        .map((item) => yamlText(item.trim(), 'flow'))
        .join(', ')}]`
    : yamlText(value, 'field');
}

/**
 * The edit that adds a field at its place in the order of the profile.
 *
 * @returns undefined where the front matter has a form that a line cannot be added to.
 */
export function addField(
  post: Post,
  profile: Profile,
  name: string,
  value: string,
): TextEdit | undefined {
  const { frontMatter, text } = post;
  if (frontMatter.kind !== 'yaml') {
    return undefined;
  }
  const { fields, content } = frontMatter;
  const noComments = textOf(text, content).replace(/^[ \t]*#.*$/gm, '');
  if (fields.length === 0) {
    const line = lineOf(name, value) + lineEndOf(text);
    return noComments.trim() === ''
      ? { span: span(content.end, content.end), newText: line }
      : undefined;
  }
  return addLine(post, fields, profile.fields, name, value);
}

/** The edit that adds a field to others of the same depth, of which there is at least one. */
export function addLine(
  post: Post,
  fields: readonly Field[],
  specs: readonly FieldSpec[],
  name: string,
  value: string,
): TextEdit | undefined {
  const [first] = fields;
  if (first === undefined || !fields.every((field) => ownsLines(post, field))) {
    return undefined;
  }
  const { text } = post;
  const order = specs.map((field) => field.name);
  const before = specs.slice(0, order.indexOf(name));
  const previous = fields.findLast((field) => specOf(before, field.name) !== undefined);
  const at = previous?.entrySpan.end ?? first.entrySpan.start;
  const indent = text.slice(first.entrySpan.start, first.keySpan.start);
  const newText = `${indent}${lineOf(name, value)}${lineEndOf(text)}`;
  // The last line of front matter that is not closed may have no end.
  return /[\r\n]/.test(text.charAt(at - 1)) || at === first.entrySpan.start
    ? { span: span(at, at), newText }
    : undefined;
}

function lineOf(name: string, value: string): string {
  return value === '' ? `${name}:` : `${name}: ${value}`;
}
