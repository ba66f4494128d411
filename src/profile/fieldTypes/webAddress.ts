import { array, boolean, description, optional, pipe, regex, string } from 'valibot';
import type { FieldSpec } from '../fieldType';
import { editDistance } from '../spelling';
import { choice } from '../wording';
import { defineFieldType } from './define';
import { notOneText } from './kind';

export interface UrlSpec extends FieldSpec {
  /** `https` and `http` if it is absent. */
  readonly schemes?: readonly string[] | undefined;
  /** Whether an address within the site will do as well: `/about`. */
  readonly allowRelative?: boolean | undefined;
}

/** What is wrong with an address, and the one that was probably meant. */
export interface AddressFault {
  /** To follow the value: `has no scheme`. Then what to do, as a sentence. */
  readonly problem: string;
  readonly advice: string;
  readonly meant?: string | undefined;
  readonly option?: string;
}

/** Longer ones may be sound, and nobody looks at them. */
const longest = 4_000;
const what = 'a whole address, such as https://example.org/page';

export const urlType = defineFieldType<UrlSpec>({
  name: 'url',
  summary: 'A web address.',
  what,
  options: () => ({
    schemes: optional(
      pipe(
        array(pipe(string(), regex(/^[a-z][a-z\d+.-]*$/, 'Write a scheme such as `https`.'))),
        description('The schemes that addresses may have. Without this: `https` and `http`.'),
      ),
    ),
    allowRelative: optional(
      pipe(
        boolean(),
        description('Whether an address within the site will do as well, such as `/about`.'),
      ),
    ),
  }),
  check: (value, spec) => notOneText(value, spec, what),
});

/** What keeps a text from being an address that readers can follow. */
export function faultOfUrl(written: string, spec: UrlSpec): AddressFault | undefined {
  if (written.length > longest) {
    return undefined;
  }
  const schemes = (spec.schemes?.length ?? 0) > 0 ? (spec.schemes ?? []) : ['https', 'http'];
  if (spec.allowRelative === true && /^(?:[/#?]|\.\.?\/)\S*$/.test(written)) {
    return undefined;
  }
  const advice = `Write ${what}.`;
  if (/\s/.test(written)) {
    return { problem: 'has a space in it', advice: 'Write %20 for it, or take it out.' };
  }
  const [, scheme, rest = ''] = /^([A-Za-z][A-Za-z\d+.-]*):(.*)$/.exec(written) ?? [];
  if (scheme === undefined || /^\d+(?:\/|$)/.test(rest)) {
    return withoutScheme(written, schemes[0] ?? 'https', advice);
  }
  const lower = scheme.toLowerCase();
  if (!schemes.includes(lower)) {
    const near =
      lower === 'http' ? 'https' : schemes.find((known) => editDistance(known, lower) === 1);
    return {
      problem: `starts with ${scheme}:`,
      advice: `Write an address that starts with ${choice(schemes)}.`,
      meant: near !== undefined && schemes.includes(near) ? `${near}:${rest}` : undefined,
      option: 'schemes',
    };
  }
  if (lower !== 'http' && lower !== 'https') {
    return rest === '' ? { problem: 'ends behind its scheme', advice } : undefined;
  }
  const slashes = /^[/\\]*/.exec(rest)?.[0] ?? '';
  if (slashes !== '//') {
    const meant = `${scheme}://${rest.slice(slashes.length)}`;
    return {
      problem: 'does not have two slashes behind its scheme',
      advice,
      meant: isHttp(meant) ? meant : undefined,
    };
  }
  return isHttp(written) ? undefined : { problem: 'is no address', advice };
}

function withoutScheme(written: string, scheme: string, advice: string): AddressFault {
  const slip = /^(https?)(?:\/\/|;\/\/|:?\/)(.+)$/i.exec(written);
  const candidate =
    slip !== null
      ? `${slip[1] ?? ''}://${slip[2] ?? ''}`
      : /^(?:\/\/)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#].*)?$/u.test(written)
        ? `${scheme}://${written.replace(/^\/\//, '')}`
        : undefined;
  return {
    problem: 'does not say how to reach it',
    advice,
    meant: candidate !== undefined && isHttp(candidate) ? candidate : undefined,
  };
}

function isHttp(address: string): boolean {
  return URL.canParse(address) && new URL(address).hostname !== '';
}
