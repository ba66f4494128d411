// Regular expressions that a project file brings along: a hostile or careless one must not hang the
// editor, and nothing can stop a regular expression once it runs.
import { faultOfExpression } from './project/expressions';

/** How many steps a match may take at worst; some hundredths of a second. */
const mostSteps = 5_000_000;
const longestText = 2_000;

interface Pattern {
  readonly regex: RegExp;
  /** Longer texts are not tested. */
  readonly longest: number;
}

const patterns = new Map<string, Pattern | undefined>();

/**
 * Whether a whole text matches an expression.
 *
 * @returns undefined where that cannot be found out in bounded time, or at all.
 */
export function matchesWhole(text: string, expression: string): boolean | undefined {
  if (!patterns.has(expression)) {
    patterns.set(expression, patternFrom(expression));
  }
  const pattern = patterns.get(expression);
  return pattern === undefined || text.length > pattern.longest
    ? undefined
    : pattern.regex.test(text);
}

function patternFrom(expression: string): Pattern | undefined {
  if (faultOfExpression(expression) !== undefined || repeatsChoices(expression)) {
    return undefined;
  }
  // Repetitions behind each other can share a text among them in many ways.
  const repetitions = expression.match(/(?<!\\)(?:[*+]|\{\d+,(?:\d+)?\})/g)?.length ?? 0;
  // Each part that may be there or not can double the ways to match.
  const plain = expression.replace(/\\./gs, '_').replace(/\[[^\]]*\]/g, '.');
  const optional = plain.match(/(?<![(*+?}])\?|\{0,1\}/g)?.length ?? 0;
  const steps = mostSteps / 2 ** optional;
  return {
    regex: new RegExp(`^(?:${expression})$`, 'u'),
    longest: Math.min(longestText, Math.floor(steps ** (1 / Math.max(repetitions, 1)))),
  };
}

/**
 * Whether a repeated group has alternatives that may match the same text, as in `(a|a)*`: then the
 * ways to match double with each letter.
 */
function repeatsChoices(expression: string): boolean {
  const plain = expression.replace(/\\./gs, '_').replace(/\[[^\]]*\]/g, '.');
  const opened: number[] = [];
  for (let at = 0; at < plain.length; at++) {
    const sign = plain.charAt(at);
    if (sign === '(') {
      opened.push(at);
    } else if (sign === ')') {
      const start = opened.pop() ?? 0;
      const isRepeated = /^(?:[*+]|\{)/.test(plain.slice(at + 1));
      if (isRepeated && !differsAtOnce(plain.slice(start + 1, at))) {
        return true;
      }
    }
  }
  return false;
}

/** Whether the alternatives of a group start with different letters, so that only one can match. */
function differsAtOnce(group: string): boolean {
  const alternatives = group.replace(/^\?(?:[:=!]|<[^>]*>)/, '').split('|');
  const starts = alternatives.map((alternative) => alternative.charAt(0));
  return (
    alternatives.length === 1 ||
    (starts.every((start) => /[\p{L}\p{N}-]/u.test(start)) &&
      new Set(starts).size === starts.length)
  );
}
