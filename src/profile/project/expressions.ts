import isSafe from 'safe-regex2';

const longest = 500;

/** What is wrong with a regular expression of a project file, in one or two sentences. */
export function faultOfExpression(expression: string): string | undefined {
  if (expression.length > longest) {
    return `This regular expression has more than ${String(longest)} characters. Write a shorter one.`;
  }
  try {
    new RegExp(expression, 'u');
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^.*: /, '') : 'it cannot be read';
    return `This is no regular expression: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`;
  }
  // What may be there or not is no repetition, though the library counts it as one: `v\d+(\.\d+)?`.
  return isSafe(expression.replace(/\)\?/g, ')'))
    ? undefined
    : 'This regular expression can take for ever on some values, since it repeats what repeats already. Write it without a repetition inside another.';
}
