import type { Post } from '../../post/post';
import type { FieldSpec } from '../../profile/profile';
import type { RuleContext } from '../rule';
import { proposedTitle, quoted } from './fields';

/** The lines of new front matter: the fields that every post needs, as far as they can be known. */
export function addedFront(post: Post, context: RuleContext): readonly string[] {
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
  { today, fileName, profile }: RuleContext,
): string | undefined {
  if (spec.type === 'date') {
    return today;
  }
  if (spec.name === profile.fields[0]?.name && spec.type === 'text') {
    const title = proposedTitle(post, fileName);
    return title === undefined ? undefined : quoted(title);
  }
  return undefined;
}
