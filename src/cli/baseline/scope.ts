/** What a check looked at. */
export interface Scope {
  /** Whether it looked at a file, below the root, post or not. */
  isChecked(file: string): boolean;
  /** Whether it looked at everything below the root: what it does not speak of is not there. */
  readonly isWhole: boolean;
  /** Whether what is known and fixed in a file is counted here, and in no other part of the same check. */
  isCounted(file: string): boolean;
  /** Whether a file is there no more. */
  isGone(file: string): boolean;
  /** Files that somebody knows to have another name now, by that; asked where it matters. */
  renamed(): ReadonlyMap<string, string>;
}
