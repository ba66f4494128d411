import { longestBody, longestLine, mostLines, type NotParsed } from '../../post/effort';
import { span } from '../../post/text';
import { longestFrontMatter } from '../../post/yaml';
import type { Finding, Rule } from '../rule';

const kilobytes = (codeUnits: number): string => `${String(codeUnits / 1024)} KB`;

const reasons: Readonly<Record<NotParsed, string>> = {
  'body-too-long': `The text is longer than ${kilobytes(longestBody)}`,
  'line-too-long': `A line of the text is longer than ${kilobytes(longestLine)}`,
  'too-deep': 'The text is nested too deeply',
  'too-many-lines': `The text has more than ${String(mostLines / 1000)},000 lines`,
  'too-many-marks': 'The text has paragraphs with thousands of brackets or other marks',
};

export const tooLarge: Rule = {
  id: 'post/too-large',
  summary: 'The post is small enough to be checked in full.',
  severity: 'information',
  needs: 'body',
  fix: 'none',
  rationale: `Checking must never make typing slow, so there are limits far above what real posts need. Beyond
them the front matter is not checked at all, and the text is only searched for links: the panel of
linked repositories still works, but nothing is said of the overview list and the sections. An image
that is written into the text as data is the usual reason for a line that is too long.`,
  examples: [],
  since: '0.1.0',
  check(post) {
    const { frontMatter } = post;
    const found: Finding[] = [];
    if (
      (frontMatter.kind === 'yaml' || frontMatter.kind === 'unsupported') &&
      frontMatter.tooLarge
    ) {
      found.push({
        message: `The front matter is larger than ${kilobytes(longestFrontMatter)}, so nothing in it was checked. Shorten it.`,
        span: frontMatter.opening,
      });
    }
    const { notParsed, start } = post.body();
    if (notParsed !== undefined) {
      const lineEnd = post.text.slice(start).search(/[\r\n]|$/);
      found.push({
        message: `${reasons[notParsed]}, so only its links were read. Overview list and sections were not checked.`,
        span: span(start, Math.min(start + lineEnd, start + longestLine)),
      });
    }
    return found;
  },
};
