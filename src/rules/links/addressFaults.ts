// What is wrong with an address in a link, told from its own characters: unknown is not wrong.
import { span, type TextEdit } from '../../post/text';
import { isRepositoryHost } from '../../repositories/recognise';
import type { Severity } from '../rule';

/** Offsets are relative to the address. */
export interface AddressFault {
  /** What is so, behind “this address”. */
  readonly problem: string;
  /** What to do, as the title of the fix and as a sentence. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly severity: Severity;
}

/** The fault of an address in a link, picture or definition, as it is written. */
export function faultOfAddress(written: string): AddressFault | undefined {
  // Most addresses are right or lead into the blog itself, and all are looked at after every change.
  return /^(?:https?:\/\/(?!http)[^/]|#|\.{0,2}\/)/i.test(written) ? undefined : faultOf(written);
}

function faultOf(written: string): AddressFault | undefined {
  return quoted(written) ?? faultOfScheme(written) ?? withoutScheme(written);
}

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“”',
  '”': '”',
  '‘': '’',
  '’': '’',
  '«': '»',
  '(': ')',
};

/** `"https://…"`: the quotes become part of the address. */
function quoted(written: string): AddressFault | undefined {
  const first = written.charAt(0);
  const inner = written.slice(1, -1);
  if (
    quotes[first]?.includes(written.slice(-1)) !== true ||
    written.length < 3 ||
    !/^[^\s"'`“”„‘’«»()]+$/.test(inner) ||
    !/^(?:https?:\/\/|www\.|mailto:|\.{0,2}\/|#)|[/.]/i.test(inner)
  ) {
    return undefined;
  }
  const end = written.length;
  const what = first === '(' ? 'brackets' : 'quotes';
  return {
    problem: `stands in ${what} of its own, which become part of it, so that it leads nowhere`,
    title: `Remove the ${what} around the address`,
    edits: [
      { span: span(0, 1), newText: '' },
      { span: span(end - 1, end), newText: '' },
    ],
    severity: 'warning',
  };
}

const schemeForm = /^([a-z]{3,7})(;|:{0,2})([\\/]{0,4})(?=[^\s\\/])/i;
const hostBehind = /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}(?=[/:?#]|$)/i;

/** A slip in `https://`. */
export function faultOfScheme(written: string): AddressFault | undefined {
  const [start, word = '', colon = '', slashes = ''] = schemeForm.exec(written) ?? [];
  if (start === undefined) {
    return undefined;
  }
  const scheme = word.toLowerCase();
  const rest = written.slice(start.length);
  if (scheme === 'http' || scheme === 'https') {
    if (colon === ':' && /^\/{2,}$/.test(slashes)) {
      return doubledScheme(start, rest);
    }
    const isSlip =
      slashes.includes('\\') || slashes.length === 2 || colon !== '' || slashes.length > 2;
    return isSlip && hostBehind.test(rest) ? slip(start, scheme, rest) : undefined;
  }
  // Letters of `https` alone make no other scheme, but for one that nobody uses.
  const isMisspelt = /^[htps]+$/.test(scheme) && scheme.includes('tp') && scheme !== 'shttp';
  return isMisspelt && slashes === '//' && hostBehind.test(rest)
    ? slip(start, scheme.includes('s') ? 'https' : 'http', rest)
    : undefined;
}

function slip(start: string, scheme: string, rest: string): AddressFault {
  const [host = ''] = hostBehind.exec(rest) ?? [];
  const right = `${isRepositoryHost(host) ? 'https' : scheme}://`;
  return {
    problem: `starts with “${start}”, which leads nowhere`,
    title: `Write ${right} instead of ${start}`,
    edits: [difference(start, right)],
    severity: 'warning',
  };
}

/** `https://https://…`: the second scheme is taken for a host. */
function doubledScheme(start: string, rest: string): AddressFault | undefined {
  const second = /^https?:?\/\/(?=[^\s/])/i.exec(rest)?.[0];
  if (second === undefined) {
    return undefined;
  }
  return second.includes(':')
    ? {
        problem: `starts with “${start}” twice, so that it leads nowhere`,
        title: `Remove the first ${start}`,
        edits: [{ span: span(0, start.length), newText: '' }],
        severity: 'warning',
      }
    : {
        problem: `starts with “${start}${second}”, which leads nowhere`,
        title: `Remove ${second} from the address`,
        edits: [{ span: span(start.length, start.length + second.length), newText: '' }],
        severity: 'warning',
      };
}

/** What differs between a start and the right one. */
function difference(written: string, right: string): TextEdit {
  let from = 0;
  while (from < Math.min(written.length, right.length) && written[from] === right[from]) {
    from++;
  }
  let behind = 0;
  while (
    behind < Math.min(written.length, right.length) - from &&
    written[written.length - 1 - behind] === right[right.length - 1 - behind]
  ) {
    behind++;
  }
  return {
    span: span(from, written.length - behind),
    newText: right.slice(from, right.length - behind),
  };
}

const mail = /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/i;
/** Ends of domains that are no endings of files, where a path follows or in any case. */
const domain = /^(?:[a-z\d-]+\.)+(?:com|net|edu|gov|(?:org|io|dev)(?=\/))(?=[/?#]|$)/i;

/** `github.com/acme`: readers are led to a page of the blog itself, which does not exist. */
function withoutScheme(written: string): AddressFault | undefined {
  if (mail.test(written)) {
    return {
      problem:
        'is an email address without `mailto:`, so that it leads to a page of the blog itself',
      title: 'Put mailto: before the email address',
      edits: [{ span: span(0, 0), newText: 'mailto:' }],
      severity: 'warning',
    };
  }
  const [host = ''] = /^[^/?#:@]+/.exec(written) ?? [];
  const isKnown = isRepositoryHost(host) || /^www\.[^.]+\./i.test(host);
  return isKnown || domain.test(written)
    ? {
        problem: 'lacks `https://`, so that it leads to a page of the blog itself',
        title: 'Put https:// before the address',
        edits: [{ span: span(0, 0), newText: 'https://' }],
        // A page of the blog can be called `example.com`.
        severity: isKnown || written.length > host.length + 1 ? 'warning' : 'information',
      }
    : undefined;
}
