// Pieces of the schemas that hold what pages and the extension say to each other. They stand apart from the
// schemas themselves, which no script should carry that does not read such messages.
import * as v from 'valibot';

// Each checks its value in one step: a page holds thousands of them before it can draw a long post.

/** Text of at most so many UTF-16 code units. */
export function words(longest: number): v.CustomSchema<string, undefined> {
  return v.custom((value) => isWords(value, longest));
}

function isWords(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

/** Text of at most so many UTF-16 code units that an expression finds fit. */
function like(longest: number, expression: RegExp): v.CustomSchema<string, undefined> {
  return v.custom((value) => isWords(value, longest) && expression.test(value));
}

/** A number of things. */
export const count = v.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= 0);

/** An address that was checked by who built the message: `https:` or, as written in a post, `http:`. */
export const address = like(8192, /^https?:\/\//i);

/** Of a language. */
export const color = like(7, /^#[\da-f]{6}$/i);

/** Picture of an owner, as a `data:` address of a raster image. */
export const avatar = like(200_000, /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]+$/);

type Name = v.LiteralSchema<string, undefined>;
type Entries<Key extends string> = Readonly<Record<Key, Name>> & v.ObjectEntries;

/**
 * A schema for one of several kinds of objects, told apart by a field: what `v.variant` does without the
 * reports that nobody reads, which would be a fiftieth of a page's script.
 */
export function oneOf<
  const Key extends string,
  Schema extends v.ObjectSchema<Entries<Key>, undefined>,
>(key: Key, schemas: readonly Schema[]): v.LazySchema<Schema> {
  const byName = new Map<unknown, Schema>(
    schemas.map((schema) => [schema.entries[key].literal, schema]),
  );
  const [first] = schemas;
  return v.lazy((input): Schema => {
    const name: unknown =
      typeof input === 'object' && input !== null ? Reflect.get(input, key) : undefined;
    // What has no known name fits none of them, so any of them refuses it.
    const found = byName.get(name) ?? first;
    if (found === undefined) {
      throw new Error('There is nothing to tell apart.');
    }
    return found;
  });
}
