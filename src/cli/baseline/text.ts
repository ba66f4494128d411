import { getDotPath, safeParse } from 'valibot';
import { baselineSchema, formatVersion, type Baseline } from './schema';

/** Why a text is no baseline, as a sentence. */
export interface Fault {
  readonly fault: string;
}

const conflictMark = /^(?:<{7}|={7}|>{7})(?: |\r?$)/m;

/** Reads a baseline. Never throws, whatever the text. */
export function readBaseline(text: string): Baseline | Fault {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return {
      fault: conflictMark.test(text)
        ? 'It has the conflict markers of a merge.'
        : 'It is not written in JSON, or it is cut off.',
    };
  }
  if (typeof content !== 'object' || content === null || !('version' in content)) {
    return { fault: 'It has no `version`.' };
  }
  if (typeof content.version === 'number' && content.version > formatVersion) {
    return { fault: 'It was written by a newer version of Component Posts.' };
  }
  const result = safeParse(baselineSchema, content, { abortEarly: true });
  if (!result.success) {
    const place = getDotPath(result.issues[0]);
    return {
      fault:
        place === null
          ? 'It holds something else.'
          : `What stands in ${JSON.stringify(place)} does not belong there.`,
    };
  }
  const { $schema, files } = result.output;
  return { schema: $schema, files: new Map(Object.entries(files)) };
}

/** A line for each problem, in an order that depends on nothing else, so that differences are small. */
export function textOfBaseline({ schema, files }: Baseline): string {
  const sorted = [...files]
    .filter(([, problems]) => problems.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, problems]) => [file, [...problems].sort()] as const);
  const content = {
    ...(schema !== undefined && { $schema: schema }),
    version: formatVersion,
    files: Object.fromEntries(sorted),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
