import { readAsSiteGenerator } from '../../post/grayMatter';
import type { Post } from '../../post/post';
import { readsOtherwise } from '../../post/yamlText';
import { isFilled, quoted, shown } from '../../profile/values';
import type { Finding, Rule } from '../rule';
import { example } from './example';
import { leafValues, type LeafValue } from './leafValues';

/** Fields whose value is text, whatever it looks like. */
const textTypes: ReadonlySet<string> = new Set([
  ...['text', 'multiline', 'slug', 'person', 'tags', 'url', 'email', 'image', 'file'],
]);

/** Those whose value is no name of something that lies elsewhere. */
const shownAsText: ReadonlySet<string> = new Set([
  ...['text', 'multiline', 'slug', 'person', 'tags'],
]);

export const ambiguousScalar: Rule = {
  id: 'front-matter/ambiguous-scalar',
  summary: 'Text that looks like a number, a date or a truth value stands in quotes.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `YAML gives values without quotes a type, and its readers disagree about which: \`12:30\` is 750 to most
JavaScript site generators, \`1_000\` is 1000, \`010\` is 8, \`2018-10-18\` is a moment in time and
\`2018-2-2\` a text; \`yes\` and \`no\` are true and false in Ruby and Python. A tag or title of that kind is
shown to readers as something else, or stops the generator. In quotes it is the same text everywhere.

The rule looks at fields that hold text. Of dates it says nothing: the blog reads them as they are
written.`,
  examples: [example('tags: tech', 'tags: [tech, 1_000]')],
  since: '0.2.0',
  check(post, { profile }) {
    let read: Readonly<Record<string, unknown>> | 'not yet' | undefined = 'not yet';
    const found: Finding[] = [];
    for (const leaf of leafValues(post, profile)) {
      const { spec, value } = leaf;
      if (
        value.style === 'plain' &&
        textTypes.has(spec.type) &&
        readsOtherwise(value.text) &&
        isFilled(value, spec)
      ) {
        // Reading all of it takes longer than the rest, and hardly any post needs it.
        read = read === 'not yet' ? readAsSiteGenerator(post.text, post.frontMatter) : read;
        const finding = judge(post, leaf, read);
        if (finding !== undefined) {
          found.push(finding);
        }
      }
    }
    return found;
  },
};

function judge(
  { text }: Post,
  { name, value, path, spec }: LeafValue,
  read: Readonly<Record<string, unknown>> | undefined,
): Finding | undefined {
  const written = value.text;
  const said = readingOf(written, path.reduce<unknown>(inside, read), spec.type);
  if (said === undefined) {
    return undefined;
  }
  const { reader, taken, severity } = said;
  const holds = path.length > 1 ? 'holds' : 'is';
  return {
    message: `\`${name}\` ${holds} ${shown(written)} without quotes: ${reader} it for ${taken}. Put it in quotes to keep the text.`,
    span: value.span,
    severity,
    fixes: /[\r\n]/.test(text.slice(value.span.start, value.span.end))
      ? []
      : [
          {
            title: `Put ${shown(written)} in quotes`,
            edits: [{ span: value.span, newText: quoted(written) }],
            preferred: true,
          },
        ],
  };
}

function inside(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}

interface Reading {
  /** A subject with its verb. */
  readonly reader: string;
  readonly taken: string;
  readonly severity: 'information' | 'hint';
}

const truths = /^(?:yes|no|on|off)$/i;
const day = /^\d{4}-\d{1,2}-\d{1,2}$/;

/** Who takes a text for what; undefined where nobody of note takes it for anything but itself. */
function readingOf(written: string, value: unknown, type: string): Reading | undefined {
  const generator = 'a typical site generator takes';
  switch (typeof value) {
    case 'number':
      // `2026` looks the same as a number: only code that expects text stumbles over it.
      return String(value) === written
        ? { reader: generator, taken: 'a number, not for text', severity: 'hint' }
        : {
            reader: generator,
            taken: Number.isFinite(value) ? `the number ${String(value)}` : 'no number at all',
            severity: 'information',
          };
    case 'boolean':
      // No file or address is called so: `post_image: false` says that there is none.
      return !shownAsText.has(type)
        ? undefined
        : {
            reader: generator,
            taken: `the truth value ${String(value)}`,
            severity: 'information',
          };
    case 'object':
      return value instanceof Date
        ? { reader: generator, taken: 'a moment in time', severity: 'information' }
        : undefined;
    case 'string':
      return truths.test(written)
        ? {
            reader: 'tools in Ruby and Python take',
            taken: `the truth value ${/^(?:yes|on)$/i.test(written) ? 'true' : 'false'}`,
            severity: 'hint',
          }
        : day.test(written)
          ? { reader: 'tools in Ruby and Go take', taken: 'a date', severity: 'hint' }
          : undefined;
    default:
      return undefined;
  }
}
