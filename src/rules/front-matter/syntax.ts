import { lineAround, span, textOf } from '../../post/text';
import type { Rule } from '../rule';
import { example } from './example';
import { explain } from './syntaxExplanations';

export const syntax: Rule = {
  id: 'front-matter/syntax',
  summary: 'Front matter is YAML that every tool can read.',
  severity: 'error',
  needs: 'front-matter',
  fix: 'mostly, often automatic',
  rationale: `The blog reads front matter as strict YAML. One line that is none, and the whole block counts for
nothing: no title, no author, no date. Most mistakes are a value that needs quotes, because it
contains a colon and a space or starts with a character that YAML reserves.`,
  examples: [example('"Our stack: its parts"', 'Our stack: its parts')],
  since: '0.1.0',
  *check({ frontMatter, text }) {
    if (frontMatter.kind !== 'yaml') {
      return;
    }
    const conflict = /^<{7}(?: .*)?$/m.exec(textOf(text, frontMatter.content));
    if (conflict !== null) {
      const start = frontMatter.content.start + conflict.index;
      yield {
        message: 'A merge conflict stands in the front matter. Resolve it.',
        span: span(start, start + conflict[0].length),
      };
      return;
    }
    const reported = new Set<number>();
    for (const fault of frontMatter.faults) {
      const finding = explain(fault, frontMatter, text);
      const lines = [fault, finding].map((place) => lineAround(text, place.span.start).start);
      // What follows on the same line is the same mistake seen again.
      if (!lines.some((line) => reported.has(line))) {
        yield finding;
      }
      for (const line of lines) {
        reported.add(line);
      }
      if (finding.swallowsRest === true) {
        return;
      }
    }
  },
};
