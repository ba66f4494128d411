import type { PostViewMessage } from './protocol';

/** Parts of the page that come from a field of the front matter. */
export type FieldPart = Extract<PostViewMessage, { type: 'reveal-field' }>['at'];

/** What the page can ask for; the extension carries it out. */
export interface PostActions {
  /** Show a line of the file, from 0, in the editor. */
  reveal(line: number): void;
  revealField(at: FieldPart): void;
  /** @param url for a browser. */
  open(url: string): void;
  fix(problem: string, fix: string): void;
  showRemote(): void;
}
