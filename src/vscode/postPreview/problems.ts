import type { Field } from '../../post/fields';
import type { Post } from '../../post/post';
import { contains, span, type Span } from '../../post/text';
import type { Fix, Problem } from '../../rules/rule';
import { titleHeadingDuplicate } from '../../rules/front-matter/title-heading-duplicate';
import type { PostProblem } from '../../preview/post/model';
import { cut } from './head';
import { fieldFor, type Part, type PostParts } from '../../blog/postParts';

const mostProblems = 200;
const mostFixes = 8;

/** A problem of what the blog shows above the text, and how it can be fixed. */
export interface HeadProblem {
  readonly shown: PostProblem;
  /** By what the page calls them. */
  readonly fixes: ReadonlyMap<string, Fix>;
}

/**
 * What the rules say about the front matter of a post, each at the part of the page that it is about.
 *
 * @param problems of the post, whatever they are about.
 */
export function headProblems(
  problems: readonly Problem[],
  post: Post,
  parts: PostParts,
): readonly HeadProblem[] {
  const fields = writtenFields(post);
  const counts = new Map<string, number>();
  return problems
    .filter(({ rule }) => rule.startsWith('front-matter/'))
    .slice(0, mostProblems)
    .map((problem) => {
      const place = `${problem.rule} ${String(problem.span.start)}`;
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      // What changes the project file needs more than a click on a page to be understood.
      const own = problem.fixes.filter(({ change }) => change === undefined).slice(0, mostFixes);
      const fixes = new Map(own.map((fix) => [cut(fix.title, 1_000), fix]));
      return {
        fixes,
        shown: {
          id: `${place} ${String(count)}`,
          severity: problem.severity,
          message: cut(problem.message, 4_000),
          at: partOf(problem, fields, parts),
          // The title says the result, so that no other fix can be meant by it.
          fixes: [...fixes.keys()].map((title) => ({ id: title, title })),
        },
      };
    });
}

/** Where the author finds what a part comes from: the value, or else the start of the front matter. */
export function placeOfPart(post: Post, parts: PostParts, part: Part): Span {
  const { frontMatter } = post;
  const fields = writtenFields(post);
  for (const candidate of parts[part]) {
    const field = fieldFor(fields, candidate);
    if (field !== undefined) {
      return field.value.span;
    }
  }
  const start = frontMatter.kind === 'absent' ? frontMatter.at : frontMatter.opening.start;
  return span(start, start);
}

/** All that can be told from the text, whether the blog reads it or not. */
function writtenFields({ frontMatter }: Post): readonly Field[] {
  return frontMatter.kind === 'absent' ? [] : frontMatter.fields;
}

function partOf(
  { span: place, about, rule }: Problem,
  fields: readonly Field[],
  parts: PostParts,
): PostProblem['at'] {
  if (rule === titleHeadingDuplicate.id) {
    return 'title';
  }
  const all = Object.entries(parts) as [Part, PostParts[Part]][];
  const [at] =
    all.find(([, candidates]) =>
      candidates.some((candidate) => {
        const field = fieldFor(fields, candidate);
        return field !== undefined && contains(field.entrySpan, place);
      }),
    ) ??
    // A field that is missing has no place of its own.
    all.find(
      ([, candidates]) =>
        about !== undefined && candidates.some((each) => each.at(-1)?.name === about.field),
    ) ??
    [];
  return at ?? 'post';
}
