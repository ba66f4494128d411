import type { TextEdit } from './text';

/** A change that an author may choose: for light bulbs, fix-all and the command line alike. */
export interface Fix {
  /** Starts with a verb and says the result; plain text. */
  readonly title: string;
  /** Minimal and free of overlap; everything outside them stays as it is. */
  readonly edits: readonly TextEdit[];
  /** The one right answer; at most one fix of a finding is. */
  readonly preferred?: boolean;
  /** Safe enough to be applied unseen, by fix-all and on save. Preferred fixes only. */
  readonly automatic?: boolean;
}
