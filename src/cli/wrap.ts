import { Help } from 'commander';
import { widthOf } from './width';

/** The way in which help texts are laid out, with the width that terminals give to characters. */
class Layout extends Help {
  override minWidthToWrap = 20;

  override displayWidth(text: string): number {
    return widthOf(text);
  }
}

const layout = new Layout();

/** Breaks text between words, so that each line fits behind an indentation. @param columns undefined for any. */
export function wrapped(text: string, columns: number | undefined, indentation: string): string {
  const lines = columns === undefined ? text : layout.boxWrap(text, columns - widthOf(indentation));
  return lines
    .split('\n')
    .map((line) => `${indentation}${line}`.trimEnd())
    .join('\n');
}
