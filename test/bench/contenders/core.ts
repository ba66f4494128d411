import { parsePost, type Post } from '../../../src/post/post';
import type { KnownFolder, KnownValues } from '../../../src/profile/knownValues';
import { onlyToday } from '../../support/onlyToday';
import { builtInProfile } from '../../../src/profile/builtIn';
import { rules } from '../../../src/rules/registry';
import type { RuleContext } from '../../../src/rules/rule';
import { runRules } from '../../../src/rules/run';
import type { Check } from './contender';

export { parsePost };

export const checks = rules.length;

const context: RuleContext = {
  profile: builtInProfile,
  known: onlyToday('2026-03-09'),
  fileName: 'stack.md',
};

/** A blog of some size around the post, so that what compares with it has something to do. */
const known: KnownValues = {
  ...onlyToday('2026-03-09'),
  companionsOf: () => [{ text: 'mara.jpg', uses: 12 }],
  folders: () => [images],
};
const images: KnownFolder = {
  root: 'assets/images',
  uri: 'file:///blog/assets/images',
  files: new Map(
    ['mara.jpg', ...Array.from({ length: 400 }, (_, i) => `picture-${String(i)}.jpg`)].map(
      (name) => [name, { uri: `file:///blog/assets/images/${name}`, bytes: 80_000 }],
    ),
  ),
};

/** Checks the front matter alone, from the text on, with nothing from an earlier state. */
export function openFrontMatter(): (text: string) => number {
  return (text) => runRules(rules, parsePost(text), { ...context, known }, 'front-matter').length;
}

/** Checks the body alone, as at a pause in typing. */
export function checkBody(post: Post): number {
  return runRules(rules, post, context, 'body').length;
}

export function open(): Check {
  let previous: Post | undefined;
  return (text) => {
    const post = parsePost(text, previous);
    post.body();
    previous = post;
    return runRules(rules, post, context).length;
  };
}
