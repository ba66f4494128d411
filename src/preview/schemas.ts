// Pieces of the schemas that hold what pages and the extension say to each other. They stand apart from the
// schemas themselves, which no script should carry that does not read such messages.
import * as v from 'valibot';

/** Text of at most so many UTF-16 code units. */
export function words(
  longest: number,
): v.SchemaWithPipe<
  readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]
> {
  return v.pipe(v.string(), v.maxLength(longest));
}

/** A number of things. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An address that was checked by who built the message: `https:` or, as written in a post, `http:`. */
export const address = v.pipe(v.string(), v.maxLength(8192), v.regex(/^https?:\/\//i));

/** Of a language. */
export const color = v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i));

/** Picture of an owner, as a `data:` address of a raster image. */
export const avatar = v.pipe(
  v.string(),
  v.maxLength(200_000),
  v.regex(/^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]+$/),
);

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
