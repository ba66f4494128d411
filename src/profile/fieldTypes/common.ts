import {
  array,
  description,
  integer,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  type ObjectEntries,
} from 'valibot';

const length = pipe(number(), integer(), minValue(0));

/** What a project file may say of every field, whatever its type; the names are those of `FieldSpec`. */
export const commonOptions = {
  presence: optional(
    pipe(
      picklist(['required', 'recommended', 'optional']),
      description(
        'Whether a post can do without the field. A missing field that is required is a warning, one that is recommended an information. Without this, it is optional.',
      ),
    ),
  ),
  documentation: optional(
    pipe(
      string(),
      description('What the field means, as Markdown; one or two sentences, shown in hovers.'),
    ),
  ),
  what: optional(
    pipe(
      string(),
      description('What to write, to follow the word “Write”: `the name of the author`.'),
    ),
  ),
  fallback: optional(
    pipe(
      string(),
      description('What the blog does when the field is missing or empty, as a sentence.'),
    ),
  ),
  example: optional(
    pipe(string(), description('A value as it is written in a post, with quotes if it has any.')),
  ),
  aliases: optional(
    pipe(
      array(pipe(string(), minLength(1))),
      description('Other names under which the blog reads the same field.'),
    ),
  ),
  deprecated: optional(
    pipe(
      strictObject({
        replacement: optional(
          pipe(string(), minLength(1), description('The name of the field to use instead.')),
        ),
        message: optional(pipe(string(), description('Why, as a sentence.'))),
      }),
      description('That posts should not use the field any more.'),
    ),
  ),
  default: optional(
    pipe(string(), description('What a new field gets, as plain text without quotes.')),
  ),
  placeholders: optional(
    pipe(
      array(pipe(string(), minLength(1))),
      description('Values that do not count as filled, beside `x`, `TODO` and their like.'),
    ),
  ),
  minimumLength: optional(
    pipe(length, description('The least number of characters; of items for tags and lists.')),
  ),
  maximumLength: optional(
    pipe(length, description('The largest number of characters; of items for tags and lists.')),
  ),
  pattern: optional(
    pipe(
      strictObject({
        expression: pipe(
          string(),
          description('A regular expression of JavaScript that the whole value must match.'),
        ),
        message: pipe(string(), description('What to write, as a sentence.')),
      }),
      description('The form that a value must have; of each item for tags and lists.'),
    ),
  ),
} satisfies ObjectEntries;
