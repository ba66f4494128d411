/**
 * Text by others, made fit to be shown on a line: characters that turn the direction of writing
 * around, and so can make one name look like another, become visible; control characters and line
 * breaks become blanks.
 */
export function visibleText(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ');
}

/** Whether an address is absolute and for a web browser, and not `javascript:`, `command:` or the like. */
export function isWebAddress(url: string): boolean {
  // The URL parser skips blanks and control characters; an address that needs that is not one.
  if (!/^https?:\/\/[^\s\u0000-\u001f\u007f]+$/i.test(url) || !URL.canParse(url)) {
    return false;
  }
  const { protocol } = new URL(url);
  return protocol === 'https:' || protocol === 'http:';
}

/** Text for an attribute or the content of an element. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
