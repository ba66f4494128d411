import {
  array,
  boolean,
  description,
  integer,
  minValue,
  number,
  optional,
  pipe,
  regex,
  string,
} from 'valibot';
import type { FieldSpec, Suggestion } from '../fieldType';
import type { KnownValues } from '../knownValues';
import { defineFieldType } from './define';
import {
  asExtensions,
  byUse,
  filesIn,
  placeAndSize,
  rootsOf,
  rootsOption,
  usedIn,
  usesOf,
} from './files';
import { notOneText } from './kind';

export interface ImageSpec extends FieldSpec {
  /** Folders in which the blog looks for the file, first to last; see `rootsOf`. */
  readonly roots?: readonly string[] | undefined;
  /** Whether an address on the web will do as well; it will unless this is false. */
  readonly allowUrl?: boolean | undefined;
  /** Of file names, without dot; those of `pictureExtensions` if it is absent. */
  readonly extensions?: readonly string[] | undefined;
  readonly maximumBytes?: number | undefined;
  /** In pixels. */
  readonly minimumWidth?: number | undefined;
  readonly minimumHeight?: number | undefined;
  /** Width to height: `16:9`. */
  readonly aspectRatio?: string | undefined;
  /** How far the ratio may be off, as a part of it; `defaultAspectTolerance` if it is absent. */
  readonly aspectTolerance?: number | undefined;
}

/** Extensions of the pictures that browsers show. */
export const pictureExtensions: readonly string[] = [
  'apng',
  'avif',
  'gif',
  'jpeg',
  'jpg',
  'png',
  'svg',
  'webp',
];

export const defaultAspectTolerance = 0.02;

const what = 'the name of a picture file';
const pixels = pipe(number(), integer(), minValue(1));

export const imageType = defineFieldType<ImageSpec>({
  name: 'image',
  summary: 'A picture: the name of a file, or an address.',
  what,
  options: () => ({
    roots: rootsOption,
    allowUrl: optional(
      pipe(
        boolean(),
        description('Whether an address on the web will do as well. Without this: yes.'),
      ),
    ),
    extensions: optional(
      pipe(
        array(string()),
        description('Extensions that the file may have, such as `jpg`. Without this: any picture.'),
      ),
    ),
    maximumBytes: optional(
      pipe(number(), integer(), minValue(1), description('The largest size of the file in bytes.')),
    ),
    minimumWidth: optional(pipe(pixels, description('The least width in pixels.'))),
    minimumHeight: optional(pipe(pixels, description('The least height in pixels.'))),
    aspectRatio: optional(
      pipe(
        string(),
        regex(/^\d{1,5}(?:\.\d+)?:\d{1,5}(?:\.\d+)?$/, 'Write width and height: `16:9`.'),
        description('Width to height, such as `16:9`.'),
      ),
    ),
    aspectTolerance: optional(
      pipe(
        number(),
        minValue(0),
        description(
          `How far the ratio may be off, as a part of it. Without this: ${String(defaultAspectTolerance)}.`,
        ),
      ),
    ),
  }),
  check: (value, spec) => notOneText(value, spec, what),
  suggest: pictures,
  explain: ({ value }, spec, { known }) => {
    if (value.kind !== 'scalar') {
      return [];
    }
    const name = value.text.trim();
    if (/^https?:/i.test(name)) {
      return ['An address on the web, which the blog shows as it is.'];
    }
    const found = filesIn(rootsOf(spec), [], known).get(name);
    const uses = usedIn(usesOf(spec.name, known).get(name));
    return [
      ...(found === undefined ? [] : [placeAndSize(found)]),
      ...(uses === '' ? [] : [`U${uses.slice(1)}.`]),
    ];
  },
});

function* pictures(spec: ImageSpec, known: KnownValues): Iterable<Suggestion> {
  const files = filesIn(rootsOf(spec), asExtensions(spec.extensions ?? pictureExtensions), known);
  const uses = usesOf(spec.name, known);
  // Where no folder is known, what other posts name is all there is.
  for (const path of byUse(new Set([...files.keys(), ...uses.keys()]), uses)) {
    const found = files.get(path);
    const isAddress = /^https?:/i.test(path);
    if (found === undefined && (isAddress ? spec.allowUrl === false : files.size > 0)) {
      continue;
    }
    const detail = usedIn(uses.get(path));
    yield {
      value: path,
      ...(detail !== '' && { detail }),
      ...(found !== undefined && {
        documentation: placeAndSize(found),
        image: found.file.uri,
      }),
      ...(isAddress && { image: path }),
    };
  }
}
