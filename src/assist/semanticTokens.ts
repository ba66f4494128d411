import type { FieldValue } from '../post/fields';
import { fieldsOf, type Post } from '../post/post';
import { overlaps, type Span } from '../post/text';
import type { Profile } from '../profile/profile';

/** The order is that of the legend. */
export const tokenTypes = [
  'frontMatterField',
  'frontMatterValue',
  'component',
  'componentAlias',
  'componentRole',
  'repositoryLink',
] as const;

export interface SemanticToken {
  readonly span: Span;
  readonly type: (typeof tokenTypes)[number];
}

/** The parts of a post that mean something to a blog; in order, free of overlap. */
export function semanticTokens(post: Post, profile: Profile): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const known = new Set(profile.fields.map(({ name }) => name));
  for (const { name, keySpan, value } of fieldsOf(post)) {
    if (known.has(name)) {
      tokens.push({ span: keySpan, type: 'frontMatterField' });
      tokens.push(...scalarsOf(value).map((span) => ({ span, type: 'frontMatterValue' }) as const));
    }
  }
  const { components, sections, links } = post.body();
  for (const { entry, entryName } of components) {
    for (const part of entry?.names ?? []) {
      // An address that stands for itself has no name beside it.
      if (entry?.link === undefined || !overlaps(part.span, entry.link.destination)) {
        const type = part === entryName ? 'component' : 'componentRole';
        tokens.push({ span: part.span, type });
        tokens.push(...part.aliases.map(({ span }) => ({ span, type: 'componentAlias' }) as const));
      }
    }
  }
  for (const { nameSpan, aliases } of sections) {
    tokens.push({ span: nameSpan, type: 'component' });
    tokens.push(...aliases.map(({ span }) => ({ span, type: 'componentAlias' }) as const));
  }
  for (const { destination } of links) {
    tokens.push({ span: destination, type: 'repositoryLink' });
  }
  return inOrder(tokens);
}

function scalarsOf(value: FieldValue): Span[] {
  switch (value.kind) {
    case 'scalar':
      return [value.span];
    case 'list':
      return value.items.flatMap(scalarsOf);
    default:
      return [];
  }
}

/** Two links may share a definition, and a heading may be a name and a link. */
function inOrder(tokens: SemanticToken[]): SemanticToken[] {
  const result: SemanticToken[] = [];
  tokens.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  for (const token of tokens) {
    const last = result.at(-1);
    const isEmpty = token.span.start === token.span.end;
    if (!isEmpty && (last === undefined || !overlaps(last.span, token.span))) {
      result.push(token);
    }
  }
  return result;
}
