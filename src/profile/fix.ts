import type { TextEdit } from '../post/text';
import type { SeverityChoice } from './severity';

/** A change that an author may choose: for light bulbs, fix-all and the command line alike. */
export interface Fix {
  /** Starts with a verb and says the result; plain text. */
  readonly title: string;
  /** Of the post. Minimal and free of overlap; everything outside them stays as it is. */
  readonly edits: readonly TextEdit[];
  /** What changes in the project file instead; then there are no edits, and it is never automatic. */
  readonly change?: ProjectChange;
  /** The one right answer; at most one fix of a finding is. */
  readonly preferred?: boolean;
  /** Safe enough to be applied unseen, by fix-all and on save. Preferred fixes only. */
  readonly automatic?: boolean;
}

/** What a fix may ask of the project file that is in force, or of a new one where there is none. */
export type ProjectChange =
  | { readonly kind: 'add-known-value'; readonly field: string; readonly value: string }
  | {
      readonly kind: 'set-severity';
      readonly rule: string;
      readonly severity: SeverityChoice;
      /** Below the folder of the project file; undefined for the whole project. */
      readonly files: string | undefined;
    };
