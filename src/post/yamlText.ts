/** Where a text stands: after the name of a field, in `[a, b]`, or behind a dash. */
export type TextPlace = 'field' | 'flow' | 'block';

/** Words that readers of YAML take for true, false or nothing. */
const word = /^(?:true|false|yes|no|on|off|y|n|null|~|=|<<)$/i;
/** Numbers in any notation of YAML 1.1 or 1.2, `12:30` and days among them. */
const numeric = /^[-+]?(?:[\d.][\d_.,:eE+-]*|0[xXbo][\da-fA-F_]+|\.(?:inf|nan))$/i;
const dated = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt \t].*)?$/;

const nullWord = /^(?:~|null|Null|NULL)$/;

/** Whether a value without quotes says that there is none. */
export function isNullWord(text: string): boolean {
  return nullWord.test(text);
}

/** Whether some reader of YAML takes an unquoted text for something else than text. */
export function readsOtherwise(text: string): boolean {
  return word.test(text) || numeric.test(text) || dated.test(text);
}

/** Whether YAML reads a text without quotes as it stands, be it as a text or a number. */
export function canBePlain(text: string, place: TextPlace): boolean {
  return (
    !/^(?:[-?:,[\]{}#&*!|>'"%@`=]|\.\.\.)|^$|^\s|\s$|:(?:\s|$)|\s#/.test(text) &&
    !/[\0-\x1F\x7F\x85\u2028\u2029\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(
      text,
    ) &&
    (place !== 'flow' || !/[,[\]{}]|:$/.test(text))
  );
}

/** A text as YAML that every reader takes for that text: in double quotes where it needs them. */
export function yamlText(text: string, place: TextPlace): string {
  return canBePlain(text, place) && !readsOtherwise(text) ? text : quoted(text);
}

/** A text in double quotes. */
export function quoted(text: string): string {
  return /[\0-\x1F\x7F]/.test(text) ? JSON.stringify(text) : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
