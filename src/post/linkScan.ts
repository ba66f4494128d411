import { repositoryAt, type RepositoryLink } from './links';
import { endOfLine, span, startOfNextLine } from './text';

const fence = /^ {0,3}(`{3,}|~{3,})/;
/** Bounded, so that a line without a space cannot make it quadratic. */
const address = /https?:\/\/[^\s<>"'`\\^{}|()[\]]{1,2000}/gi;
/** Labels that are longer stand in no real post; looking for their start would cost too much. */
const longestLabel = 300;

/**
 * The repository links of a body that is too large to parse, found line by line in linear time.
 * Fenced code and HTML comments do not count; labels are those of inline links only.
 */
export function scanRepositoryLinks(text: string, bodyStart: number): RepositoryLink[] {
  const links: RepositoryLink[] = [];
  scanAddresses(text, bodyStart, (url, start, line, offset) => {
    const link = linkAt(url, start, line, offset);
    if (link !== undefined) {
      links.push(link);
    }
  });
  return links;
}

/** The addresses in a body, each once, by the same rules; nobody has looked where they lead. */
export function addressesIn(text: string, bodyStart: number): string[] {
  const addresses = new Set<string>();
  const body = text.slice(bodyStart);
  if (!['<!--', '```', '~~~'].some((mark) => body.includes(mark))) {
    // Every line counts, so that there is no need to go line by line.
    for (const [found] of body.matchAll(address)) {
      addresses.add(withoutTail(found));
    }
    return [...addresses];
  }
  scanAddresses(text, bodyStart, (url) => addresses.add(url));
  return [...addresses];
}

/** @param start of the address in its line, which starts at `offset` of the text. */
type Take = (url: string, start: number, line: string, offset: number) => void;

function scanAddresses(text: string, bodyStart: number, take: Take): void {
  if (!text.includes('://', bodyStart)) {
    return;
  }
  let openFence: string | undefined;
  let inComment = false;
  let at = bodyStart;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const mark = fence.exec(line)?.[1];
    if (openFence !== undefined) {
      if (mark?.startsWith(openFence) === true && line.trim() === mark) {
        openFence = undefined;
      }
    } else if (mark !== undefined && !inComment) {
      openFence = mark;
    } else {
      inComment = scanLine(line, at, inComment, take);
    }
    const next = startOfNextLine(text, lineEnd);
    if (next === lineEnd) {
      break;
    }
    at = next;
  }
}

/** @returns whether the line ends inside an HTML comment. */
function scanLine(line: string, offset: number, startsInComment: boolean, take: Take): boolean {
  let inComment = startsInComment;
  let from = 0;
  for (;;) {
    if (inComment) {
      const end = line.indexOf('-->', from);
      if (end === -1) {
        return true;
      }
      from = end + 3;
      inComment = false;
    }
    const comment = line.indexOf('<!--', from);
    scanPart(line, from, comment === -1 ? line.length : comment, offset, take);
    if (comment === -1) {
      return false;
    }
    from = comment + 4;
    inComment = true;
  }
}

function scanPart(line: string, from: number, to: number, offset: number, take: Take): void {
  for (const { 0: found, index } of line.slice(from, to).matchAll(address)) {
    take(withoutTail(found), from + index, line, offset);
  }
}

function linkAt(
  url: string,
  start: number,
  line: string,
  offset: number,
): RepositoryLink | undefined {
  const repository = repositoryAt(url);
  if (repository === undefined) {
    return undefined;
  }
  const end = start + url.length;
  const destination = span(offset + start, offset + end);
  const label = labelBefore(line, start);
  return label === undefined
    ? { span: destination, destination, url, label, repository }
    : {
        span: span(offset + label.start, offset + end + (line.charAt(end) === ')' ? 1 : 0)),
        destination,
        url,
        label: label.text,
        repository,
      };
}

/** Punctuation behind an address belongs to the sentence. */
function withoutTail(url: string): string {
  let end = url.length;
  while ('.,:;!?*_~'.includes(url.charAt(end - 1)) && end > 0) {
    end--;
  }
  return url.slice(0, end);
}

function labelBefore(
  line: string,
  destination: number,
): { readonly start: number; readonly text: string } | undefined {
  if (line.slice(Math.max(destination - 2, 0), destination) !== '](') {
    return undefined;
  }
  const end = destination - 2;
  const from = Math.max(end - longestLabel, 0);
  const start = line.slice(from, end).lastIndexOf('[');
  return start === -1
    ? undefined
    : { start: from + start, text: line.slice(from + start + 1, end).trim() };
}
