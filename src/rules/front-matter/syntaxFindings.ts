import { Derived } from '../../post/derived';
import type { Post } from '../../post/post';
import { lineAround, span, textOf } from '../../post/text';
import { noFindings, type Finding } from '../rule';
import type { Explained, SyntaxRule } from './explained';
import { explain } from './syntaxExplanations';

const explained = new Derived<Post, readonly Explained[]>();

/** What one of the rules about syntax says of a post: each mistake is said by one of them only. */
export function syntaxFindings(post: Post, rule: SyntaxRule): readonly Finding[] {
  let all = explained.get(post);
  if (all === undefined) {
    all = explainAll(post);
    explained.set(post, all);
  }
  return all.length === 0 ? all : all.filter(({ saidBy = 'syntax' }) => saidBy === rule);
}

function explainAll({ frontMatter, text }: Post): readonly Explained[] {
  if (frontMatter.kind !== 'yaml') {
    return noFindings;
  }
  const written = textOf(text, frontMatter.content);
  const conflict = written.includes('<<<<<<<') ? /^<{7}(?: .*)?$/m.exec(written) : null;
  if (conflict !== null) {
    const start = frontMatter.content.start + conflict.index;
    return [
      {
        message: 'A merge conflict stands in the front matter. Resolve it.',
        span: span(start, start + conflict[0].length),
      },
    ];
  }
  if (frontMatter.faults.length === 0) {
    return noFindings;
  }
  const found: Explained[] = [];
  const reported = new Set<number>();
  let saidUnclear = false;
  for (const fault of frontMatter.faults) {
    const finding = explain(fault, frontMatter, text);
    const lines = [fault, finding].map((place) => lineAround(text, place.span.start).start);
    // What follows on the same line is the same mistake seen again.
    const isRepeated = finding.isUnclear === true && saidUnclear;
    if (!isRepeated && !lines.some((line) => reported.has(line))) {
      found.push(finding);
      saidUnclear ||= finding.isUnclear === true;
    }
    for (const line of lines) {
      reported.add(line);
    }
    if (finding.swallowsRest === true) {
      break;
    }
  }
  return found;
}
