import type { Field } from '../post/fields';
import type { Post } from '../post/post';
import type { FieldSpec } from '../profile/fieldType';
import { dateTimeType, dateType } from '../profile/fieldTypes/date';
import { imageType } from '../profile/fieldTypes/image';
import { listType } from '../profile/fieldTypes/list';
import { multilineType } from '../profile/fieldTypes/multiline';
import { objectType } from '../profile/fieldTypes/object';
import { personType } from '../profile/fieldTypes/person';
import { tagsType } from '../profile/fieldTypes/tags';
import { textType } from '../profile/fieldTypes/text';
import { isRead, type Profile } from '../profile/profile';

/** A part of what the blog shows above the text of a post. */
export type Part = 'title' | 'author' | 'author-image' | 'date' | 'tags' | 'image' | 'description';

/** A field, last, behind the fields that it stands in, outermost first. */
export type PartField = readonly FieldSpec[];

/** By part the fields that it comes from: the first of them that a post fills counts. */
export type PostParts = Readonly<Record<Part, readonly PartField[]>>;

interface Wanted {
  /** Of the field itself, as the blog calls it. */
  readonly name?: RegExp;
  readonly otherThan?: RegExp;
  /** One of these types, or a list of one. */
  readonly types: readonly { isTypeOf(spec: FieldSpec): boolean }[];
}

const words = [textType, multilineType];
const days = [dateType, dateTimeType];
const images = [imageType];

/** What makes a field play a part, best first. */
const wanted: Readonly<Record<Part, readonly Wanted[]>> = {
  title: [
    { name: /^title$/i, types: words },
    { name: /^head(?:line|ing)$/i, types: words },
  ],
  author: [
    { name: /author|writer/i, types: [personType] },
    { types: [personType] },
    { name: /^(?:authors?|by(?:line)?|writers?)$/i, types: words },
  ],
  'author-image': [{ name: /author|writer|avatar|portrait/i, types: images }],
  date: [{ otherThan: /updat|modif|changed|edited|review|expir|until|\bend/i, types: days }],
  tags: [
    { name: /^tags?$/i, types: [tagsType] },
    { types: [tagsType] },
    { name: /^(?:tags?|keywords|topics)$/i, types: words },
  ],
  image: [
    { name: /image|img|cover|hero|thumbnail|banner|picture/i, types: images },
    { types: images },
  ],
  description: [
    { name: /^description$/i, types: words },
    { name: /^(?:excerpt|summary|abstract|teaser)$/i, types: words },
  ],
};

/** What blog software reads as the description of a post, whether its profile speaks of it or not. */
const usualDescriptions: readonly PartField[] = ['description', 'excerpt'].map((name) => [
  textType.field({
    name,
    presence: 'optional',
    documentation: '',
    what: '',
    fallback: '',
    example: '',
  }),
]);

const partsByProfile = new WeakMap<Profile, PostParts>();

/** Which fields of a blog play which part, as their names and types tell. */
export function partsOf(profile: Profile): PostParts {
  let parts = partsByProfile.get(profile);
  if (parts === undefined) {
    parts = findParts(profile);
    partsByProfile.set(profile, parts);
  }
  return parts;
}

function findParts({ fields }: Profile): PostParts {
  const all = [...leavesOf(fields, [])];
  // A field that is on its way out plays its part where no other does.
  const leaves = [...all.filter((leaf) => !isDeprecated(leaf)), ...all.filter(isDeprecated)];
  const bestOf = (part: Part, among = leaves): readonly PartField[] => {
    for (const each of wanted[part]) {
      const found = among.find((leaf) => suits(leaf, each));
      if (found !== undefined) {
        return [found];
      }
    }
    return [];
  };
  const author = bestOf('author');
  const named = portraitOf(author[0], leaves);
  const authorImage = named === undefined ? bestOf('author-image') : [named];
  const description = bestOf('description');
  return {
    title: bestOf('title'),
    author,
    'author-image': authorImage,
    date: bestOf('date'),
    tags: bestOf('tags'),
    image: bestOf(
      'image',
      leaves.filter((leaf) => leaf !== authorImage[0]),
    ),
    description: [
      ...description,
      ...usualDescriptions.filter(([usual]) => usual?.name !== description[0]?.[0]?.name),
    ],
  };
}

function* leavesOf(specs: readonly FieldSpec[], above: PartField): Generator<PartField> {
  for (const spec of specs) {
    const path = [...above, spec];
    if (objectType.isTypeOf(spec)) {
      yield* leavesOf(spec.fields, path);
    } else {
      yield path;
    }
  }
}

function isDeprecated(leaf: PartField): boolean {
  return leaf.some(({ deprecated }) => deprecated !== undefined);
}

function suits(leaf: PartField, { name, otherThan, types }: Wanted): boolean {
  const spec = leaf.at(-1);
  const kind = spec !== undefined && listType.isTypeOf(spec) ? spec.items : spec;
  return (
    spec !== undefined &&
    kind !== undefined &&
    types.some((type) => type.isTypeOf(kind)) &&
    name?.test(spec.name) !== false &&
    otherThan?.test(spec.name) !== true
  );
}

/** The field that the one for persons names, beside it or at the top. */
function portraitOf(
  author: PartField | undefined,
  leaves: readonly PartField[],
): PartField | undefined {
  const spec = author?.at(-1);
  const person = spec !== undefined && listType.isTypeOf(spec) ? spec.items : spec;
  if (author === undefined || person === undefined || !personType.isTypeOf(person)) {
    return undefined;
  }
  const { image } = person;
  const pictures = leaves.filter(
    (leaf) => leaf.at(-1)?.name === image && leaf.some((each) => imageType.isTypeOf(each)),
  );
  const above = author.slice(0, -1);
  return (
    pictures.find(
      (leaf) => leaf.length === author.length && above.every((each, at) => each === leaf[at]),
    ) ?? pictures.find(({ length }) => length === 1)
  );
}

/** What a blog makes of the start of a post. */
export interface ReadPost {
  /** Those that count. */
  readonly fields: readonly Field[];
  /** Offset at which the text begins that readers see. */
  readonly bodyStart: number;
}

/**
 * The fields of a post as its blog reads them: of front matter that is not closed, or not in a format of
 * the blog, none counts, and readers see it as text.
 */
export function readAsBlog(post: Post, profile: Profile): ReadPost {
  const { frontMatter, bodyStart } = post;
  switch (frontMatter.kind) {
    case 'absent':
      return { fields: [], bodyStart };
    case 'unclosed':
      return { fields: [], bodyStart: frontMatter.opening.start };
    default: {
      const format = frontMatter.kind === 'yaml' ? 'yaml' : frontMatter.format;
      return isRead(profile, format)
        ? { fields: frontMatter.fields, bodyStart }
        : { fields: [], bodyStart: frontMatter.opening.start };
    }
  }
}

/** The field of a part under whatever name a post has it; the first one of the name, as everywhere. */
export function fieldFor(fields: readonly Field[], part: PartField): Field | undefined {
  const [spec, ...inner] = part;
  if (spec === undefined) {
    return undefined;
  }
  const field =
    fields.find(({ name }) => name === spec.name) ??
    fields.find(({ name }) => spec.aliases?.includes(name) === true);
  return inner.length === 0 || field === undefined
    ? field
    : field.value.kind === 'map'
      ? fieldFor(field.value.fields, inner)
      : undefined;
}
