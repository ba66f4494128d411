import { hash } from 'node:crypto';
import { longestBefore, longestLine } from '../report';

/** The line that an offset is in, or of a long one what a report tells of it. */
export function lineAt(text: string, offset: number): string {
  const before = text.slice(Math.max(offset - longestBefore, 0), offset);
  const start =
    offset - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const [line = ''] = text.slice(start, start + longestLine).split(/[\r\n]/, 1);
  return line;
}

/** @param seen counts the problems of one file that nothing else tells apart. */
export function fingerprintOf(rule: string, line: string, seen: Map<string, number>): string {
  const what = `${rule}\n${line.trim()}`;
  const count = (seen.get(what) ?? 0) + 1;
  seen.set(what, count);
  return hash('sha1', `${what}\n${String(count)}`);
}
