import { unquotedSpan } from '../../post/fields';
import type { Post } from '../../post/post';
import { canBePlain } from '../../post/yamlText';
import type { Element } from '../../profile/fieldType';
import { tagsType, type TagsSpec } from '../../profile/fieldTypes/tags';
import type { KnownValues } from '../../profile/knownValues';
import { editDistance } from '../../profile/spelling';
import { shown } from '../../profile/values';
import { counted } from '../../profile/wording';
import type { Finding, Fix, Rule } from '../rule';
import { meantFields, type KnownField } from './fields';

/** In how many other posts a tag must stand for another spelling to look like a slip. */
const often = 3;
/** More than any post has; each is compared with all that are known. */
const mostTags = 100;
/** In shorter words one letter makes another word. */
const shortest = 4;

export const tagUnknown: Rule = {
  id: 'front-matter/tag-unknown',
  summary: 'A tag is one that the blog has, or that other posts use.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `A tag with a slip in it leads to a page with one post, and its post is missing from the page of the tag
that was meant. Where the project file lists the tags of the blog (\`known\`), any other is mentioned;
where it does not, only a tag that no other post uses and that differs in one letter, or in case, from one
that at least three other posts use.`,
  examples: [],
  since: '0.2.0',
  check(post, { profile, known }) {
    const vocabularies = new Map<string, Vocabulary>();
    const findings: Finding[] = [];
    for (const { field, spec, isFilled } of meantFields(post, profile)) {
      if (!tagsType.isTypeOf(spec) || !isFilled) {
        continue;
      }
      const vocabulary = vocabularies.get(spec.name) ?? vocabularyOf(spec, known);
      vocabularies.set(spec.name, vocabulary);
      const tags = (tagsType.elements?.(field.value, spec, post.text) ?? []).slice(0, mostTags);
      const own = new Set(tags.map(({ text }) => text));
      for (const tag of tags) {
        const found =
          (spec.known?.length ?? 0) > 0
            ? outsideVocabulary(post, { field, spec }, tag, vocabulary, own)
            : likeAnother(post, { field, spec }, tag, vocabulary, own);
        if (found !== undefined) {
          findings.push(found);
        }
      }
    }
    return findings;
  },
};

/** The tags to compare with: those of the blog, or those that other posts use often. */
interface Vocabulary {
  /** As they are spelled. */
  readonly spelled: ReadonlySet<string>;
  /** By themselves in lower case. */
  readonly tags: ReadonlyMap<string, string>;
  /** In how many other posts each tag stands. */
  readonly uses: ReadonlyMap<string, number>;
}

function vocabularyOf({ name, known = [] }: TagsSpec, values: KnownValues): Vocabulary {
  const used = values.valuesOf(name);
  const common = used.filter(({ uses }) => uses >= often).map(({ text }) => text);
  // The first of several spellings is the one that is used most.
  const tags = new Map<string, string>();
  const spelled = new Set(known.length > 0 ? known : common);
  for (const tag of spelled) {
    if (!tags.has(tag.toLowerCase())) {
      tags.set(tag.toLowerCase(), tag);
    }
  }
  return { spelled, tags, uses: new Map(used.map(({ text, uses }) => [text, uses])) };
}

function outsideVocabulary(
  post: Post,
  { field, spec }: Pick<KnownField, 'field' | 'spec'>,
  tag: Element,
  { spelled, tags }: Vocabulary,
  own: ReadonlySet<string>,
): Finding | undefined {
  const near = nearest(tag.text, tags);
  if (spelled.has(tag.text) || isVariant(tag, near, own)) {
    return undefined;
  }
  const add: Fix = {
    title: `Add ${shown(tag.text)} to the known tags`,
    edits: [],
    change: { kind: 'add-known-value', field: spec.name, value: tag.text },
  };
  return {
    message: `\`${field.name}\` has “${shown(tag.text)}”, which is not among the tags of this blog. ${
      near === undefined ? 'Use one of them, or add it to them.' : `Did you mean “${near}”?`
    }`,
    span: tag.span,
    about: { field: spec.name, option: 'known' },
    fixes: [
      ...(near === undefined || own.has(near) ? [] : replacement(post, field, tag, near)),
      add,
    ],
  };
}

function likeAnother(
  post: Post,
  { field, spec }: Pick<KnownField, 'field' | 'spec'>,
  tag: Element,
  { tags, uses }: Vocabulary,
  own: ReadonlySet<string>,
): Finding | undefined {
  const near = uses.has(tag.text) ? undefined : nearest(tag.text, tags);
  // An author who writes both means both, or hears of it from the rule about duplicates.
  return near === undefined || own.has(near)
    ? undefined
    : {
        message: `No other post uses the tag “${shown(tag.text)}”. Did you mean “${near}”?`,
        span: tag.span,
        about: { field: spec.name },
        evidence: [`${counted(uses.get(near) ?? 0, 'other post')} have the tag “${near}”.`],
        fixes: () => replacement(post, field, tag, near),
      };
}

/** Whether the post has the known spelling as well: the rule about duplicates speaks of that. */
function isVariant(tag: Element, near: string | undefined, own: ReadonlySet<string>): boolean {
  return near !== undefined && own.has(near) && near.toLowerCase() === tag.text.toLowerCase();
}

/** The tag that differs in case alone, or else in one letter. */
function nearest(written: string, tags: ReadonlyMap<string, string>): string | undefined {
  const lower = written.toLowerCase();
  const same = tags.get(lower);
  if (same !== undefined || lower.length < shortest) {
    return same;
  }
  for (const [other, tag] of tags) {
    if (Math.abs(other.length - lower.length) <= 1 && editDistance(other, lower) === 1) {
      return tag;
    }
  }
  return undefined;
}

function replacement(
  { text }: Post,
  { value }: KnownField['field'],
  tag: Element,
  better: string,
): readonly Fix[] {
  const place = value.kind === 'list' ? value.style : 'flow';
  const isQuoted =
    value.kind === 'list'
      ? value.items.some(
          (item) =>
            item.kind === 'scalar' &&
            item.style !== 'plain' &&
            unquotedSpan(text, item)?.start === tag.span.start,
        )
      : value.kind === 'scalar' && value.style !== 'plain';
  const fits = isQuoted ? !/["'\\\r\n]/.test(better) : canBePlain(better, place);
  return fits && !(value.kind === 'scalar' && better.includes(','))
    ? [{ title: `Write ${better}`, edits: [{ span: tag.span, newText: better }], preferred: true }]
    : [];
}
