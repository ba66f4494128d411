import type { Finding, Rule } from '../rule';
import { isRead } from '../../profile/profile';
import { readFormat } from './otherFormats';

const names: ReadonlyMap<string, string> = new Map([
  ['coffee', 'CoffeeScript'],
  ['javascript', 'JavaScript'],
  ['js', 'JavaScript'],
  ['json', 'JSON'],
  ['toml', 'TOML'],
  ['ts', 'TypeScript'],
]);

export const unsupportedFormat: Rule = {
  id: 'front-matter/unsupported-format',
  summary: 'Front matter is written in a format that the blog reads.',
  severity: 'error',
  needs: 'front-matter',
  fix: 'for `---yaml`',
  rationale: `Unless its project file says otherwise, the blog reads YAML between \`---\` and \`---\` and nothing
else: TOML between \`+++\`, JSON in braces, between \`;;;\` or after \`---json\`, and code after \`---js\` are
shown to readers as text. Some tools even run code that stands there; this extension never does, and
it never edits such front matter.`,
  examples: [
    {
      wrong: '---yaml\ntitle: "Our stack"\nauthor_image: mara.jpg\npublished_at: 2026-03-09\n---\n',
      right: '---\ntitle: "Our stack"\nauthor_image: mara.jpg\npublished_at: 2026-03-09\n---\n',
    },
  ],
  since: '0.1.0',
  check({ frontMatter }, { profile }) {
    const found: Finding[] = [];
    if (frontMatter.kind === 'yaml' && !isRead(profile, 'yaml')) {
      found.push({
        message: `The front matter is written in YAML, which this blog does not read. Write it as ${readFormat(profile)}.`,
        span: frontMatter.opening,
      });
    }
    if (frontMatter.kind !== 'unsupported' || isRead(profile, frontMatter.format)) {
      return found;
    }
    const { language, languageSpan, opening } = frontMatter;
    if (/^ya?ml$/i.test(language) && languageSpan !== undefined && isRead(profile, 'yaml')) {
      found.push({
        message: `The blog takes the word “${language}” after the dashes for a part of the front matter and cannot read it. Remove the word.`,
        span: opening,
        fixes: [
          {
            title: `Remove ${language}`,
            edits: [{ span: languageSpan, newText: '' }],
            preferred: true,
            automatic: true,
          },
        ],
      });
      return found;
    }
    const name = names.get(language.toLowerCase()) ?? language;
    found.push({
      message: `The front matter is written in ${name}, which the blog shows to readers as text. Write it as ${readFormat(profile)}.`,
      span: opening,
    });
    return found;
  },
};
