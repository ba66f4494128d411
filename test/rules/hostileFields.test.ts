// Front matter as large as it may be, of the kinds that rules about fields look at closely.
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/post/text';
import { knownFrom, profileWith } from '../support/blog';
import { context, problemsOf } from '../support/checking';

/** A little below what is read. */
const size = 60_000;

const profile = profileWith({
  tags: { pattern: { expression: '.*.*=', message: 'Write an equals sign.' }, uniform: true },
  address: { type: 'url' },
  mail: { type: 'email' },
  slug: { type: 'slug' },
  count: { type: 'number' },
  kind: { type: 'enum', values: ['draft', 'published'] },
  list: { type: 'list', items: { type: 'email' } },
  old: { type: 'text', deprecated: { replacement: 'title' } },
  day: { type: 'date', form: 'D MMMM YYYY', acceptedForms: ['DD/MM/YYYY'] },
});
const known = knownFrom(
  { values: { tags: Array.from({ length: 1_000 }, (_, i) => [`tag${String(i)}`, 5] as const) } },
  context.known.today,
);

const many = (text: string): string => text.repeat(Math.floor(size / text.length));

suite('rules about fields answer in bounded time', () => {
  for (const [why, front] of [
    ['one tag over and over', `tags: ${many('a,')}a`],
    ['one tag over and over in a list', `tags: [${many('a, ')}a]`],
    ['many tags nearly alike', `tags: ${many('tagx1,tagy2,')}a`],
    ['commas alone', `tags: "${many(',')}"`],
    ['spaces in a tag', `tags: a${many(' ')}b`],
    ['line ends in a tag', `tags: a${many('\n  \n')}  b`],
    ['an address without end', `address: ${many('a.')}`],
    ['an address with slashes', `address: "https:${many('/')}"`],
    ['an email without a sign', `mail: ${many('a')}`],
    ['an email of signs', `mail: ${many('a@')}`],
    ['many emails', `list: [${many('a@b, ')}a]`],
    ['a slug of marks', `slug: ${many('a!')}`],
    ['a number without end', `count: ${many('1_')}`],
    ['an enum without end', `kind: ${many('draft')}`],
    ['a day of spaces', `day: 1${many(' ')}March`],
    ['one field over and over', many('tags: a\n')],
    ['fields in turn', many('post_image: a\ntitle: b\n')],
    ['comments', `${many('# a\n')}author: a\ntitle: b`],
  ] as const) {
    test(why, () => {
      const text = `---\n${front}\n---\n`;
      const problems = problemsOf(text, { profile, known });
      assert.ok(problems.every(({ rule }) => rule !== 'internal/rule-failed'));
      for (const { fixes } of problems) {
        for (const { edits } of fixes) {
          applyEdits(text, edits);
        }
      }
    });
  }
});
