// Pictures of owners as bytes from strangers, and as `data:` addresses.

/** Formats by their first bytes, as Latin-1; none that could hold a script, as SVG can. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
];

/** Bytes that tell a format. */
const longestSignature = 12;

/** What encodes three bytes each, in pieces that fit into the arguments of one call. */
const piece = 3 * 4_096;

/** Characters of Base64 that hold the longest signature. */
const encodedSignature = (longestSignature / 3) * 4;

/** A picture as a `data:` address, of the type that its first bytes have; undefined for anything else. */
export function dataAddress(bytes: Uint8Array): string | undefined {
  const type = typeOf(latin1(bytes.subarray(0, longestSignature)));
  if (type === undefined) {
    return undefined;
  }
  let encoded = '';
  for (let at = 0; at < bytes.length; at += piece) {
    encoded += btoa(latin1(bytes.subarray(at, at + piece)));
  }
  return `data:${type};base64,${encoded}`;
}

/** Whether a text is what `dataAddress` makes. */
export function isDataAddress(text: string): boolean {
  const [, type, encoded = ''] = /^data:([a-z/]+);base64,([A-Za-z\d+/]+={0,2})$/.exec(text) ?? [];
  return (
    type !== undefined &&
    encoded.length % 4 === 0 &&
    typeOf(atob(encoded.slice(0, encodedSignature))) === type
  );
}

function typeOf(start: string): string | undefined {
  return signatures.find(([signature]) => signature.test(start))?.[1];
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
