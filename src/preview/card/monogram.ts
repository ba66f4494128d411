// What stands in for the picture of an owner.

/** Colours of the theme that discs are tinted with. */
const tints = 5;

/** First letters of the first two words: `Acme Works` → `AW`, `zero-os` → `ZO`, `acme` → `A`. */
export function initialsOf(name: string): string {
  return [...name.slice(0, 300).matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)]
    .slice(0, 2)
    .map(([letter]) => letter)
    .join('')
    .toUpperCase();
}

/** From 0 up to 4; hosts do not tell upper from lower case in logins. */
export function tintOf(owner: string): number {
  let sum = 0;
  for (const unit of owner.toLowerCase()) {
    sum = (sum * 31 + (unit.codePointAt(0) ?? 0)) % 65_521;
  }
  return sum % tints;
}
