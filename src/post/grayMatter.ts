// The only importer of gray-matter, which tells how most JavaScript site generators read a field:
// `2018-02-30` becomes the 2nd of March there, `12:30` becomes 750.
//
// Left alone it evaluates `---js` front matter and finds engines on `Object.prototype`, so it never
// sees an author's fence: it gets a fence of ours around text that the YAML guard accepted, options
// (without any it caches and hides errors), and no engine but YAML. Never use it for positions.
import matter from 'gray-matter';
import type { FrontMatter } from './frontMatter';

function refuse(): never {
  throw new Error('Only YAML front matter is read.');
}

const engines = {
  coffee: refuse,
  cson: refuse,
  javascript: refuse,
  js: refuse,
  json: refuse,
  toml: refuse,
};

/**
 * The fields as a typical site generator reads them: dates may be `Date` objects, numbers numbers.
 *
 * @returns undefined where such a generator would stop with an error, or where there is no YAML.
 */
export function readAsSiteGenerator(
  text: string,
  frontMatter: FrontMatter,
): Readonly<Record<string, unknown>> | undefined {
  if (
    frontMatter.kind !== 'yaml' ||
    frontMatter.tooLarge ||
    frontMatter.faults.some(({ code }) => code === 'too-deep')
  ) {
    return undefined;
  }
  const content = text.slice(frontMatter.content.start, frontMatter.content.end);
  try {
    const { data } = matter(`---\n${content.trimEnd()}\n---\n`, { language: 'yaml', engines });
    return typeof data === 'object' ? data : undefined;
  } catch {
    // The generator would report it in its own words; ours come from the rule about syntax.
    return undefined;
  }
}
