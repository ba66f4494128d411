import type { Post } from '../../post/post';
import { lineEndOf, span, textOf, type TextEdit } from '../../post/text';
import { dayInFileName } from '../../profile/dates';
import type { FieldSpec } from '../../profile/fieldType';
import type { Profile } from '../../profile/profile';
import type { RuleContext } from '../rule';
import { ownsLines } from './fields';
import { proposedTitle } from './proposedTitle';
import { quoted } from '../../profile/values';

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

/** What a field would hold if nobody says otherwise; undefined where only the author knows. */
export function proposedValue(
  spec: FieldSpec,
  post: Post,
  { known, fileName, profile }: RuleContext,
): string | undefined {
  if (spec.type === 'date') {
    return dayInFileName(fileName) ?? known.today;
  }
  if (spec.name === profile.fields[0]?.name && spec.type === 'text') {
    const title = proposedTitle(post, fileName);
    return title === undefined ? undefined : quoted(title);
  }
  return undefined;
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
  if (!fields.every((field) => ownsLines(post, field))) {
    return undefined;
  }
  const noComments = textOf(text, content).replace(/^[ \t]*#.*$/gm, '');
  if (fields.length === 0 && noComments.trim() !== '') {
    return undefined;
  }
  const order = profile.fields.map((field) => field.name);
  const before = new Set(order.slice(0, order.indexOf(name)));
  const previous = fields.findLast((field) => before.has(field.name));
  const [first] = fields;
  const at = previous?.entrySpan.end ?? first?.entrySpan.start ?? content.end;
  const indent = first === undefined ? '' : text.slice(first.entrySpan.start, first.keySpan.start);
  const line = value === '' ? `${name}:` : `${name}: ${value}`;
  return { span: span(at, at), newText: `${indent}${line}${lineEndOf(text)}` };
}
