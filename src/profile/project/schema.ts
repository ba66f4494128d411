import {
  array,
  description,
  examples,
  type GenericSchema,
  type InferOutput,
  integer,
  lazy,
  literal,
  minLength,
  minValue,
  never,
  null_,
  number,
  type ObjectEntries,
  objectWithRest,
  optional,
  picklist,
  pipe,
  record,
  string,
  union,
  variant,
} from 'valibot';
import { fieldTypes } from '../fieldTypes';
import { commonOptions } from '../fieldTypes/common';
import type { Severity } from '../severity';

/** What a project file may be told of a rule; rules themselves are of a later room. */
export interface KnownRule {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
}

/** The name of the profile that needs no project file. */
export const builtInName = 'component-posts';
/** The name of the profile without any field. */
export const emptyName = 'none';

/** An object with these properties and no other; its issues carry what may stand there. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the type follows the entries
export function exactly<const Entries extends ObjectEntries>(entries: Entries) {
  const nothingElse = Object.assign(never(), { requirement: Object.keys(entries) });
  return objectWithRest(entries, nothingElse);
}

const name = pipe(string(), minLength(1));

const patternsNote =
  'A pattern such as `posts/**/*.md` or a list of them, from the folder of this file; `**` stands for any number of folders, and `!` before a pattern takes files out again. A name without wildcards is a file, or a folder with all that is in it.';

export const patternsSchema = union([name, array(name)]);

const severity = picklist(['error', 'warning', 'information', 'hint', 'off']);

/** One field of a post. A field without `type` is of the type that it inherits, or text. */
const anyField: GenericSchema = lazy(() => fieldSchema);

export const fieldSchema = variant(
  'type',
  fieldTypes.map((entry, index) =>
    exactly({
      type:
        index === 0
          ? optional(pipe(literal(entry.name), description(entry.summary)))
          : pipe(literal(entry.name), description(entry.summary)),
      ...commonOptions,
      ...entry.options(anyField),
    }),
  ),
);

const fields = pipe(
  record(
    string(),
    union([
      fieldSchema,
      pipe(null_(), description('The field is not one of this blog.')),
      pipe(literal(false), description('The field is not one of this blog.')),
    ]),
  ),
  description(
    'The fields of a post by name. What is said of a field that the profile has already is added to what it says; `null` or `false` removes the field.',
  ),
);

const optionsOfTypes = pipe(
  exactly(
    Object.fromEntries(
      fieldTypes
        .map((entry) => ({
          type: entry.name,
          summary: entry.summary,
          entries: entry.options(anyField),
        }))
        .filter(({ entries }) => Object.keys(entries).length > 0)
        .map(({ type, summary, entries }) => [
          type,
          optional(pipe(exactly(entries), description(`${summary} For every such field.`))),
        ]),
    ),
  ),
  description(
    'Options for every field of a type, so that they need be said only once: the image folders, the form of dates and tags. What a field says itself is stronger.',
  ),
);

/** What a profile may say. */
export const profileEntries = {
  extends: optional(
    pipe(
      string(),
      examples([builtInName, emptyName]),
      description(
        `The profile that this one adds to: \`${builtInName}\` (the built-in one, also without this), \`${emptyName}\`, or another of \`profiles\`.`,
      ),
    ),
  ),
  name: optional(pipe(name, description('What authors see as the name of the profile.'))),
  fields: optional(fields),
  fieldTypes: optional(optionsOfTypes),
  order: optional(
    pipe(
      array(name),
      description(
        'Names of fields in the order in which posts have them; those that are not named follow.',
      ),
    ),
  ),
  marks: optional(
    pipe(
      array(name),
      description(
        'Fields of which two mark a Markdown file as a post, where `posts` does not say which files are posts.',
      ),
    ),
  ),
  address: optional(
    pipe(
      exactly({
        from: optional(
          pipe(
            picklist(['title', 'file-name']),
            description('What the address of a post is made from.'),
          ),
        ),
        prefix: optional(
          pipe(string(), description('What stands before the name of the post, such as `blog/`.')),
        ),
      }),
      description('How the address of a post comes about.'),
    ),
  ),
  repositories: optional(
    pipe(
      exactly({
        staleYears: optional(
          pipe(
            number(),
            integer(),
            minValue(1),
            examples([3]),
            description(
              'After how many years without a push `repositories/stale` speaks of a repository; 3 without this.',
            ),
          ),
        ),
      }),
      description('What the repositories should be like that posts link.'),
    ),
  ),
  formats: optional(
    pipe(
      array(picklist(['yaml', 'toml', 'json'])),
      description('How the front matter may be written, as the blog reads it.'),
    ),
  ),
};

export const profileSchema = exactly(profileEntries);

const chosenProfile = union([
  pipe(
    string(),
    examples([builtInName]),
    description(`The name of one of \`profiles\`, or \`${builtInName}\`, the built-in one.`),
  ),
  profileSchema,
]);

const posts = pipe(
  array(
    exactly({
      files: pipe(patternsSchema, examples(['posts/**/*.md']), description(patternsNote)),
      profile: optional(
        pipe(
          chosenProfile,
          description('What these posts follow; without it, what `profile` above them says.'),
        ),
      ),
    }),
  ),
  description(
    'Which Markdown files are posts; the first entry that matches counts, and all other files are none. Without `posts`, a file is a post if its fields or its neighbours tell so. A README and its like must be named in full.',
  ),
);

const rulesNote =
  'How loud each rule is: `error`, `warning`, `information`, `hint`, or `off`. Rules that are not named keep their own severity.';

// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the one source of the types below
export function projectFileSchema(rules: readonly KnownRule[]) {
  const severities = pipe(
    exactly(
      Object.fromEntries(
        rules.map(({ id, summary, severity: usual }) => [
          id,
          optional(
            pipe(
              severity,
              description(`${summary}\n\nWithout this, problems are at \`${usual}\`.`),
            ),
          ),
        ]),
      ),
    ),
    description(rulesNote),
  );
  return exactly({
    $schema: optional(pipe(string(), description('The schema of this file, for other editors.'))),
    extends: optional(
      pipe(
        union([name, array(name)]),
        description(
          'Another project file that this one adds to, or several of them, as paths from this file. What is said here is stronger.',
        ),
      ),
    ),
    profile: optional(
      pipe(
        chosenProfile,
        description(
          'What posts follow that `posts` says nothing else of. Without it, the built-in profile.',
        ),
      ),
    ),
    posts: optional(posts),
    profiles: optional(
      pipe(
        record(string(), profileSchema),
        description('Profiles by name, for `profile` and for `extends` of other profiles.'),
      ),
    ),
    rules: optional(severities),
    overrides: optional(
      pipe(
        array(
          exactly({
            files: pipe(patternsSchema, examples(['posts/**/*.md']), description(patternsNote)),
            rules: optional(severities),
            fields: optional(fields),
          }),
        ),
        description('What is different for some files; later entries are stronger.'),
      ),
    ),
    ignore: optional(
      pipe(
        patternsSchema,
        description(`Files that are never posts, whatever is in them. ${patternsNote}`),
      ),
    ),
  });
}

/** A project file as data, after every mistake is taken out. */
export type ProjectContent = InferOutput<ReturnType<typeof projectFileSchema>>;
export type ProfileContent = InferOutput<typeof profileSchema>;
export type FieldContent = Readonly<Record<string, unknown>> & { readonly type?: string };

/** What a project file may say of a field of a type. */
export function fieldOptionNames(type: string): ReadonlySet<string> {
  const found = fieldSchema.options.find(({ entries }) => entries.type.expects === `"${type}"`);
  return new Set(Object.keys(found?.entries ?? {}));
}
