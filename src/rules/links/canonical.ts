import type { WrittenAddress } from '../../post/linkParts';
import { repositoryAt } from '../../post/links';
import type { TextEdit } from '../../post/text';
import { span, type Span } from '../../post/text';
import type { RepositoryReference } from '../../repositories/reference';

/** An address of a repository, an owner or a page below, taken apart as it is written. */
export interface RepositoryAddress {
  readonly written: string;
  /** In the post. */
  readonly start: number;
  readonly end: number;
  readonly repository: RepositoryReference;
  readonly scheme: string;
  readonly host: Span;
  readonly path: Span;
  /** Of owner and name in the path, without `.git`; undefined where they stand elsewhere or encoded. */
  readonly names: readonly Span[] | undefined;
  /** Whether a query or a place on the page follows. */
  readonly hasTail: boolean;
  /** Whether only what follows ends it. */
  readonly isBare: boolean;
}

const form = /^(?:(https?):\/\/)?([^/?#]+)([^?#]*)([?#]?)/i;

/** @param at where the block of the address starts in the post. */
export function repositoryAddress(
  text: string,
  at: number,
  address: WrittenAddress,
): RepositoryAddress | undefined {
  const { kind, destination, url } = address;
  const repository = kind === 'image' ? undefined : repositoryAt(url);
  if (repository === undefined) {
    return undefined;
  }
  const start = at + destination.start;
  const end = at + destination.end;
  const written = text.slice(start, end);
  const [whole, scheme = '', host = '', path = '', tail] = form.exec(written) ?? [];
  // With escapes in it, or without a scheme in the text, the address is not what is written.
  const isAsWritten = scheme === '' ? kind === 'bare' : written === url;
  if (whole === undefined || !isAsWritten || /[<>]/.test(written)) {
    return undefined;
  }
  const hostStart = start + (scheme === '' ? 0 : scheme.length + 3);
  const pathStart = hostStart + host.length;
  return {
    written,
    start,
    end,
    repository,
    scheme,
    host: span(hostStart, pathStart),
    path: span(pathStart, pathStart + path.length),
    names: namesIn(path, pathStart, repository),
    hasTail: tail !== '',
    isBare: kind === 'bare' && address.start === destination.start,
  };
}

function namesIn(
  path: string,
  start: number,
  { owner, name }: RepositoryReference,
): readonly Span[] | undefined {
  const wanted = name === undefined ? owner.split('/') : [...owner.split('/'), name];
  const names: Span[] = [];
  for (const { 0: segment, index } of path.matchAll(/[^/]+/g)) {
    const expected = wanted[names.length];
    if (expected === undefined) {
      break;
    }
    const isLast = name !== undefined && names.length === wanted.length - 1;
    if (segment !== expected && !(isLast && segment === `${expected}.git`)) {
      return undefined;
    }
    names.push(span(start + index, start + index + expected.length));
  }
  return names.length === wanted.length ? names : undefined;
}

/** Something in an address that leads to the same place without it. */
export interface Superfluous {
  /** As the message says it. */
  readonly what: string;
  readonly edit: TextEdit;
}

/** Behind a bare address, what ends it for sure, so that it stays one when its end goes. */
const endsAddress = /^(?:$|[\s)\]|<]|[.,;:!?](?:\s|$))/;
/** Commands want the address to clone, not that of the page. */
const command = /\b(?:git|hg|clone|submodule|remote|fetch|pull|push)\b[^\r\n]{0,60}$/;

/** What the address of a repository or owner has too much, in the order of the text. */
export function superfluousIn(text: string, address: RepositoryAddress): readonly Superfluous[] {
  const found: Superfluous[] = [];
  const { start, end, scheme, host, path, names, repository, hasTail, isBare } = address;
  const take = (what: string, from: number, to: number, newText = ''): void => {
    found.push({ what, edit: { span: span(from, to), newText } });
  };
  // That of `HTTP://` goes anyway.
  if (/[A-Z]/.test(scheme) && scheme.length === 5) {
    take('capitals in its `https`', start, start + scheme.length, scheme.toLowerCase());
  }
  const hostName = text.slice(host.start, host.end);
  const isWithWww = /^www\./i.test(hostName);
  if (isWithWww) {
    take('`www.`', host.start, host.start + 4, scheme === '' ? 'https://' : '');
  }
  const rest = hostName.slice(isWithWww ? 4 : 0);
  if (/[A-Z]/.test(rest)) {
    take('capitals in the name of its host', host.end - rest.length, host.end, rest.toLowerCase());
  }
  let behind = path.start;
  for (const name of names ?? []) {
    if (name.start > behind + 1) {
      take('a doubled slash', behind + 1, name.start);
    }
    behind = name.end;
  }
  const last = text.slice(behind, path.end);
  const mayLoseItsEnd =
    names !== undefined &&
    repository.kind !== 'deep' &&
    !hasTail &&
    (!isBare || endsAddress.test(text.slice(end, end + 2)));
  if (!mayLoseItsEnd || !/^(?:\.git)?\/*$/.test(last)) {
    return found;
  }
  if (last.startsWith('.git')) {
    if (command.test(text.slice(Math.max(start - 80, 0), start))) {
      return found;
    }
    take('`.git`', behind, behind + '.git'.length);
    behind += '.git'.length;
  }
  if (behind < path.end) {
    take('a slash at its end', behind, path.end);
  }
  return found;
}
