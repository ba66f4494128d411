import { fieldsOf, type Post } from '../post/post';
import { textOf, type Position, type Span } from '../post/text';
import type { FieldSpec } from '../profile/fieldType';
import type { KnownValues } from '../profile/knownValues';
import type { Profile } from '../profile/profile';
import { specOf } from '../rules/front-matter/fields';
import { elementsOf, fieldAt } from './fieldAt';
import { fileOf, pathOf } from './files';
import { isShared } from './hover';
import type { FoundFile } from '../profile/fieldTypes/files';

/** A value that leads somewhere. */
export interface ValueLink {
  /** Without quotes. */
  readonly span: Span;
  readonly uri: string;
  /** What it opens, in words. */
  readonly tooltip: string;
}

export interface NavigationContext {
  readonly profile: Profile;
  readonly known: KnownValues;
}

/**
 * The files that values of the front matter name. Web addresses are links in every editor already.
 */
export function linksIn(post: Post, { profile, known }: NavigationContext): ValueLink[] {
  return fieldsOf(post).flatMap(({ name, value }) => {
    const spec = specOf(profile.fields, name);
    return spec === undefined
      ? []
      : elementsOf(post, value, spec).flatMap(({ text, span }) => {
          const found = fileOf(text, spec, known);
          return found === undefined
            ? []
            : [{ span: inner(post, span), uri: found.file.uri, tooltip: pathOf(found) }];
        });
  });
}

/** The file that the value at an offset names. */
export function definitionAt(
  post: Post,
  offset: number,
  { profile, known }: NavigationContext,
): { readonly span: Span; readonly found: FoundFile } | undefined {
  const { element, spec } = fieldAt(post, profile, offset) ?? {};
  const found =
    element === undefined || spec === undefined ? undefined : fileOf(element.text, spec, known);
  return element === undefined || found === undefined
    ? undefined
    : { span: inner(post, element.span), found };
}

/** Where a value is used: in this post, as spans, and in the others. */
export interface ValueUses {
  readonly here: readonly Span[];
  readonly elsewhere: readonly {
    readonly uri: string;
    readonly start: Position;
    readonly end: Position;
  }[];
}

/** The uses of the tag, the author or the like at an offset; undefined where nothing is to be found. */
export function usesAt(
  post: Post,
  offset: number,
  { profile, known }: NavigationContext,
): ValueUses | undefined {
  const { element, spec } = fieldAt(post, profile, offset) ?? {};
  if (element === undefined || spec === undefined || !isShared(spec)) {
    return undefined;
  }
  return {
    here: placesIn(post, profile, spec, element.text),
    elsewhere: known.placesOf(spec.name, element.text),
  };
}

function placesIn(post: Post, profile: Profile, spec: FieldSpec, text: string): Span[] {
  return fieldsOf(post)
    .filter(({ name }) => specOf(profile.fields, name) === spec)
    .flatMap(({ value }) => elementsOf(post, value, spec))
    .filter((element) => element.text === text)
    .map(({ span }) => inner(post, span));
}

/** A place without the quotes around it. */
function inner({ text }: Post, { start, end }: Span): Span {
  const written = textOf(text, { start, end });
  return /^(["'])[^\r\n]*\1$/.test(written) && written.length > 1
    ? { start: start + 1, end: end - 1 }
    : { start, end };
}
