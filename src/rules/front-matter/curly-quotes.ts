import { quoted, shown } from '../../profile/values';
import type { Finding, Rule } from '../rule';
import { curlyQuoted, type CurlyQuoted } from './curlyQuotes';
import { example } from './example';
import { leafValues, type LeafValue } from './leafValues';
import { syntaxFindings } from './syntaxFindings';

/** Of values that readers see as they are; by others something is looked up, and it is not found. */
const shownAsText: ReadonlySet<string> = new Set(['text', 'multiline', 'person']);

export const curlyQuotes: Rule = {
  id: 'front-matter/curly-quotes',
  summary: 'The quotes around a value are straight ones.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `Only \`"\` and \`'\` are quotes to YAML. Those of print, \`“…”\`, \`‘…’\`, \`„…“\` or \`«…»\`, which word
processors and phones write by themselves, are a part of the text: readers see them, a picture is
looked for under a name with quotes, and a colon inside breaks the whole front matter as if there
were no quotes at all. A quotation that readers shall see keeps its quotes inside straight ones:
\`"“To be or not to be”"\`.`,
  examples: [example('"Our stack: its parts"', '“Our stack: its parts”')],
  since: '0.2.0',
  check(post, { profile }) {
    const findings = [...syntaxFindings(post, 'curly-quotes')];
    for (const leaf of leafValues(post, profile)) {
      const found = curlyQuoted(post, leaf.value);
      if (found !== undefined) {
        findings.push(findingFor(leaf, found));
      }
    }
    return findings;
  },
};

function findingFor({ name, spec }: LeafValue, { inner, span, isCut }: CurlyQuoted): Finding {
  return {
    message: isCut
      ? `YAML does not know the curly quotes around the value of \`${name}\`, so what follows # is a comment. Write straight quotes.`
      : `The curly quotes around “${shown(inner)}” mean nothing to YAML, so they are a part of the value. Write straight quotes.`,
    span,
    severity: isCut || !shownAsText.has(spec.type) ? 'warning' : 'information',
    fixes: [
      {
        title: `Write straight quotes around ${shown(inner)}`,
        edits: [{ span, newText: quoted(inner) }],
        preferred: true,
      },
    ],
  };
}
