// Makes the JSON schemas with which editors complete and explain `.component-posts.json`, the lockfile
// and the baseline, and that of reports for programs, from the schemas with which the files are read. In the project file, where it could only repeat what the extension says better
// (unknown names and values), it completes and does not judge.
import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { baselineSchema } from '../../src/cli/baseline/schema';
import { jsonReportSchema } from '../../src/cli/reportSchema';
import { builtInProfile } from '../../src/profile/builtIn';
import { commonOptions } from '../../src/profile/fieldTypes/common';
import {
  fieldSchema,
  patternsSchema,
  profileSchema,
  projectFileSchema,
  type KnownRule,
} from '../../src/profile/project/schema';
import {
  fileMeanings,
  ownerMeanings,
  repositoryMeanings,
} from '../../src/repositories/lockfile/meanings';
import { lockfileSchema } from '../../src/repositories/lockfile/schema';
import { rules } from '../../src/rules/registry';

export const schemaFile = 'src/profile/project/component-posts.schema.json';
export const reportSchemaFile = 'src/cli/reporters/component-posts.report.schema.json';
export const baselineSchemaFile = 'src/cli/baseline/component-posts-baseline.schema.json';
export const lockfileSchemaFile = 'src/repositories/lockfile/component-posts.lock.schema.json';

interface Schema {
  [keyword: string]: unknown;
  type?: string | readonly string[];
  description?: string;
  properties?: Record<string, Schema>;
  oneOf?: Schema[];
  const?: unknown;
}

/** The rules that a project file may speak of. */
const knownRules: readonly KnownRule[] = rules.filter(({ id }) => !id.startsWith('internal/'));

const field = { $ref: '#/$defs/field' };

/** What the types add to every field, by type; filled while the fields are converted. */
type OptionsByType = Record<string, Schema>;

export function projectFileJsonSchema(): Schema {
  const options: OptionsByType = {};
  const converted = toJsonSchema(projectFileSchema(knownRules), {
    typeMode: 'input',
    // A check in code has no counterpart; the extension speaks of those.
    errorMode: 'ignore',
    definitions: { field: fieldSchema, profile: profileSchema, files: patternsSchema },
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      opened(valibotSchema.type, jsonSchema as Schema, options) as JsonSchema | undefined,
  }) as Schema;
  const definitions = converted['$defs'] as Record<string, Schema>;
  nameBuiltInFields(definitions, options);
  return withMarkdown({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Component Posts project file',
    description:
      'What Component Posts expects of the posts below this folder, in the editor and on the command line alike.',
    allowComments: true,
    allowTrailingCommas: true,
    ...converted,
    $defs: definitions,
  }) as Schema;
}

/** Nobody writes a lockfile by hand, so what does not belong there is a mistake. */
export function lockfileJsonSchema(): Schema {
  const file = toJsonSchema(lockfileSchema, { typeMode: 'input' }) as Schema;
  describeProperties(file, fileMeanings);
  for (const [part, meanings] of [
    ['repositories', repositoryMeanings],
    ['owners', ownerMeanings],
  ] as const) {
    describeProperties(file.properties?.[part]?.['additionalProperties'] as Schema, meanings);
  }
  return withMarkdown({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Component Posts lockfile',
    description:
      'What hosts last said about the repositories and owners that the posts of this blog link, for editors and checks that may not ask them. Written by the command "Update Repository Facts".',
    ...file,
  }) as Schema;
}

/** What `check --reporter json` writes. Later versions may say more, so that readers must let more in. */
export function reportJsonSchema(): Schema {
  return withMarkdown({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Component Posts report',
    description:
      'What a check of posts found, as `component-posts check --reporter json` writes it.',
    ...(toJsonSchema(jsonReportSchema, {
      typeMode: 'output',
      ignoreActions: ['readonly'],
    }) as Schema),
  }) as Schema;
}

export function baselineJsonSchema(): Schema {
  return withMarkdown({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Component Posts baseline',
    description:
      'The problems that a blog had when somebody froze them, and that do not count. Written by `component-posts check --update-baseline`.',
    ...toJsonSchema(baselineSchema, { typeMode: 'input' }),
  }) as Schema;
}

function describeProperties(
  { properties = {} }: Schema,
  meanings: Readonly<Record<string, string>>,
): void {
  for (const [name, property] of Object.entries(properties)) {
    const { [name]: meaning } = meanings;
    if (meaning === undefined) {
      throw new Error(`Nothing says what ${name} means.`);
    }
    property.description = meaning;
  }
}

function opened(type: string, schema: Schema, options: OptionsByType): Schema | undefined {
  switch (type) {
    case 'object_with_rest':
    case 'strict_object': {
      const { required } = schema;
      const isNeeded = Array.isArray(required) && required.length > 0;
      return Object.fromEntries(
        Object.entries(schema).filter(
          ([keyword]) => keyword !== 'additionalProperties' && (keyword !== 'required' || isNeeded),
        ),
      );
    }
    case 'picklist':
      return { anyOf: [{ enum: schema['enum'] }, { type: 'string' }] };
    case 'record':
      return { type: 'object', additionalProperties: schema['additionalProperties'] };
    case 'union': {
      const branches = schema['anyOf'] as Schema[];
      return branches.some(({ const: only }) => only === false)
        ? { type: ['object', 'null', 'boolean'], allOf: [field] }
        : undefined;
    }
    case 'variant':
      return fieldOf(schema.oneOf ?? [], options);
    default:
      return undefined;
  }
}

/** What every field may say, and what its type adds once it is named. */
function fieldOf(variants: readonly Schema[], options: OptionsByType): Schema {
  const types = variants.map(({ properties = {} }) => properties['type'] ?? {});
  const common = Object.keys(commonOptions);
  for (const { properties = {} } of variants) {
    options[String(properties['type']?.const)] = {
      properties: Object.fromEntries(
        Object.entries(properties).filter(([name]) => name !== 'type' && !common.includes(name)),
      ),
    };
  }
  const first = variants[0]?.properties ?? {};
  return {
    properties: {
      type: {
        description: 'What the field holds.',
        anyOf: [
          {
            enum: types.map((type) => type.const),
            markdownEnumDescriptions: types.map(({ description }) => description),
          },
          { type: 'string' },
        ],
      },
      ...Object.fromEntries(common.map((name) => [name, first[name] ?? {}])),
    },
    allOf: Object.entries(options).map(([type, then]) => ({
      if: { properties: { type: { const: type } }, required: ['type'] },
      then,
    })),
  };
}

/** Completes the fields that the built-in profile has, with the options of the type they inherit. */
function nameBuiltInFields(definitions: Record<string, Schema>, options: OptionsByType): void {
  const fields = definitions['profile']?.properties?.['fields'];
  if (fields === undefined) {
    throw new Error('The schema of a profile has no fields.');
  }
  fields.properties = Object.fromEntries(
    builtInProfile.fields.map(({ name, type, documentation }) => [
      name,
      {
        description: documentation,
        type: ['object', 'null', 'boolean'],
        allOf: [field, { if: { not: { required: ['type'] } }, then: options[type] }],
      },
    ]),
  );
}

/** VS Code shows Markdown only where it is told that it is some. */
function withMarkdown(part: unknown): unknown {
  if (Array.isArray(part)) {
    return part.map(withMarkdown);
  }
  if (typeof part !== 'object' || part === null) {
    return part;
  }
  const entries = Object.entries(part).map(
    ([keyword, inner]) => [keyword, withMarkdown(inner)] as const,
  );
  const { description } = part as Schema;
  return Object.fromEntries(
    typeof description === 'string'
      ? [...entries, ['markdownDescription', description] as const]
      : entries,
  );
}

/** The setting that says how loud rules are, with every rule. */
export function rulesSetting(): Schema {
  return {
    type: 'object',
    default: {},
    scope: 'resource',
    markdownDescription:
      'How loud each rule is: `error`, `warning`, `information`, `hint`, or `off`. A project file (`.component-posts.json`) is stronger, and holds on the command line, too.',
    properties: Object.fromEntries(
      knownRules.map(({ id, summary, severity }) => [
        id,
        {
          enum: ['error', 'warning', 'information', 'hint', 'off'],
          description: `${summary} Without this: ${severity}.`,
        },
      ]),
    ),
    additionalProperties: false,
  };
}
