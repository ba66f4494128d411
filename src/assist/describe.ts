import type { FieldSpec, Presence } from '../profile/fieldType';
import { typeOf } from '../profile/fieldTypes';
import { code, withoutEmbeds } from '../profile/wording';

const presences: Readonly<Record<Presence, string>> = {
  required: 'required',
  recommended: 'recommended',
  optional: 'optional',
};

/** What a field is, in a few words: `image, recommended`. */
export function kindOf({ type, presence, deprecated }: FieldSpec): string {
  const words = type.replaceAll('-', ' ');
  return deprecated === undefined ? `${words}, ${presences[presence]}` : `${words}, deprecated`;
}

/** What a field means and what becomes of a post without it; a paragraph each, as Markdown. */
export function describeField(spec: FieldSpec): string[] {
  const { documentation, deprecated, fallback, example, aliases = [] } = spec;
  const about = documentation.trim() === '' ? typeOf(spec).summary : documentation;
  return [
    ...(deprecated === undefined ? [] : [whyDeprecated(deprecated)]),
    withoutEmbeds(about),
    ...(deprecated !== undefined || fallback === ''
      ? []
      : [`Where it is missing: ${withoutEmbeds(lowerFirst(fallback))}`]),
    ...(aliases.length === 0 ? [] : [`Also read as ${aliases.map(code).join(', ')}.`]),
    ...(example === '' ? [] : [`Example: ${code(`${spec.name}: ${example}`)}`]),
  ];
}

function whyDeprecated({ message, replacement }: NonNullable<FieldSpec['deprecated']>): string {
  const instead = replacement === undefined ? '' : ` Use ${code(replacement)} instead.`;
  return `${withoutEmbeds(message ?? 'This field is deprecated.')}${instead}`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
