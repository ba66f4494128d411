// Where the text of a post may be cut, so that each piece is read as within the whole.

/** Code between fences. What is set in may as well end with a list; `BodyReader` finds that out. */
const fence = /^( {0,3})(`{3,}|~{3,})([^\n]*)$/;

/** Lines that begin a block which belongs to nothing before it, were they behind an empty line. */
const begins = /^(?![-*+][ \t]|[-*+]$|\d{1,9}[.)](?:[ \t]|$))\S/;

/**
 * Offsets at which pieces begin, the first of them 0: behind an empty line, with a line that continues
 * neither a list nor code. In HTML, and in code that is in a list, there may be some too many.
 */
export function cutsOf(markdown: string): readonly number[] {
  const cuts = [0];
  let open: string | undefined;
  let isBehindEmpty = false;
  let hasText = false;
  for (let start = 0; start < markdown.length;) {
    const newline = markdown.indexOf('\n', start);
    const next = newline === -1 ? markdown.length : newline + 1;
    const line = markdown.slice(start, newline === -1 ? next : newline).replace(/\r$/, '');
    const isEmpty = /^[ \t]*$/.test(line);
    if (open === undefined && isBehindEmpty && hasText && begins.test(line)) {
      cuts.push(start);
    }
    hasText ||= !isEmpty;
    isBehindEmpty = isEmpty;
    const [, setIn = '', marks = '', rest = ''] = fence.exec(line) ?? [];
    if (open === undefined) {
      const isFence = setIn === '' && !(marks.startsWith('`') && rest.includes('`'));
      open = isFence && marks !== '' ? marks : undefined;
    } else if (marks.startsWith(open) && rest.trim() === '') {
      open = undefined;
    }
    start = next;
  }
  return cuts;
}
