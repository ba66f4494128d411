import type { Field, FieldValue } from '../../post/fields';
import type { FieldSpec } from '../../profile/fieldType';
import { personType } from '../../profile/fieldTypes/person';
import { isFilled, placeholderIn, shown } from '../../profile/values';
import type { Finding, Rule } from '../rule';
import { curlyQuoted } from './curlyQuotes';
import { knownFields } from './fields';
import { namedFiles, type NamedFile } from './namedFiles';
import { writeFixes } from './writeName';

/** So many other posts make a habit. */
const leastPosts = 2;

export const authorImageMismatch: Rule = {
  id: 'front-matter/author-image-mismatch',
  summary: 'All posts of an author show the same portrait.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `A portrait that belongs to somebody else is what remains when a post was copied to start a new one. The
rule compares with the other posts by the same author and speaks only where they are clear: at least
two, and all of them with one other picture. Of an author with several portraits it says nothing, nor
of a first post. Who gets a new portrait hears it once, until a second post has it, too.`,
  examples: [],
  since: '0.2.0',
  check(post, context) {
    const fields = knownFields(post, context.profile);
    const files = namedFiles(post, context);
    const findings: Finding[] = [];
    for (const { field, spec } of fields) {
      const image = personType.isTypeOf(spec)
        ? fields.find(({ spec: other }) => other.name === spec.image)
        : undefined;
      if (image === undefined) {
        continue;
      }
      const name = textIn(field, spec);
      const shows = textIn(image.field, image.spec);
      if (name === undefined || shows === undefined) {
        continue;
      }
      const { value } = image.field;
      const others = context.known
        .companionsOf(spec.name, name, image.spec.name)
        .filter(({ text }) => !isPlaceholder(text, image.spec));
      const [other] = others;
      if (
        value.kind !== 'scalar' ||
        other === undefined ||
        others.length > 1 ||
        other.uses < leastPosts ||
        other.text === shows ||
        // A picture that is not there has its own problem, and its own fix.
        isMissing(files, value) ||
        curlyQuoted(post, value) !== undefined
      ) {
        continue;
      }
      const posts = `${String(other.uses)} other posts by ${shown(name)}`;
      findings.push({
        message: `The ${posts} all show ${shown(other.text)}, this one ${shown(shows)}. Use the same portrait, or leave it if it is meant.`,
        span: value.span,
        about: { field: spec.name, option: 'image' },
        evidence: [
          `${posts} have \`${image.spec.name}: ${shown(other.text)}\`, and none has another.`,
        ],
        // Perhaps it is the author that was left from a copied post.
        fixes: writeFixes(post, value, other.text, false),
      });
    }
    return findings;
  },
};

function isMissing(files: readonly NamedFile[], value: FieldValue): boolean {
  const found = files.find((file) => file.value === value)?.found;
  return found !== undefined && found.kind !== 'found';
}

function textIn({ value }: Field, spec: FieldSpec): string | undefined {
  return value.kind === 'scalar' && isFilled(value, spec) ? value.text.trim() : undefined;
}

function isPlaceholder(text: string, spec: FieldSpec): boolean {
  const span = { start: 0, end: 0 };
  return (
    text.trim() === '' ||
    placeholderIn({ kind: 'scalar', text, style: 'plain', span }, spec) !== undefined
  );
}
