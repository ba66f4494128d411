/** Whether a text may be a token: some hundred letters, digits and signs of ASCII, without blanks. */
export function mayBeToken(text: string): boolean {
  return /^[\x21-\x7e]{1,1000}$/.test(text);
}
