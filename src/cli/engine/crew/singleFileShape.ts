// Whether what a cache file holds is what was written. Schemas would take longer than checking the post.
import type { SingleFile } from './singleFile';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => typeof value === 'number' && value >= 0;
const isFlag: Check = (value) => typeof value === 'boolean';

function isList(value: unknown, isItem: Check): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isItem);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPair(value: unknown, isFirst: Check, isSecond: Check): boolean {
  return Array.isArray(value) && isFirst(value[0]) && isSecond(value[1]);
}

const isOptional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);

const isTexts: Check = (value) => isList(value, isText);

const isPosition: Check = (value) =>
  isObject(value) && isCount(value['line']) && isCount(value['character']);

const isPlaced: Check = (value) =>
  isObject(value) &&
  isObject(value['span']) &&
  isCount(value['span']['start']) &&
  isCount(value['span']['end']) &&
  isPosition(value['start']) &&
  isPosition(value['end']);

const isEdit: Check = (value) => isPlaced(value) && isObject(value) && isText(value['newText']);

const isFix: Check = (value) =>
  isObject(value) &&
  isText(value['title']) &&
  isList(value['edits'], isEdit) &&
  isFlag(value['preferred']) &&
  isFlag(value['automatic']);

const severities: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint']);

const isProblem: Check = (value) =>
  isPlaced(value) &&
  isObject(value) &&
  isText(value['rule']) &&
  isText(value['message']) &&
  severities.has(value['severity']) &&
  isList(value['related'], (item) => isPlaced(item) && isObject(item) && isText(item['message'])) &&
  (value['fixes'] === undefined || isList(value['fixes'], isFix)) &&
  isText(value['line']) &&
  isText(value['fingerprint']);

const isFound: Check = (value) =>
  isObject(value) && isCount(value['rule']) && isList(value['problems'], isProblem);

const isChecked: Check = (value) =>
  isObject(value) &&
  isCount(value['length']) &&
  isList(value['settled'], isFound) &&
  isList(value['untold'], (item) => isFound(item) && isObject(item) && isTexts(item['names'])) &&
  isList(value['again'], isCount) &&
  isFlag(value['allAgain']) &&
  isFlag(value['asksForClosings']) &&
  isOptional(isText)(value['today']) &&
  isList(value['verdicts'], (item) => isPair(item, isText, isOptional(isObject))) &&
  isTexts(value['unchecked']);

export function isSingleFile(value: unknown): value is SingleFile {
  return (
    isObject(value) &&
    isFlag(value['isMarked']) &&
    isFlag(value['isIndexed']) &&
    isList(value['values'], (item) => isPair(item, isText, isTexts)) &&
    isOptional(isTexts)(value['names']) &&
    isOptional(isChecked)(value['checked'])
  );
}
