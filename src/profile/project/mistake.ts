import type { TextEdit, Span } from '../../post/text';

/** What can be wrong with a project file. */
export type MistakeCode = `project-file/${
  | 'syntax'
  | 'too-large'
  | 'duplicate-key'
  | 'unknown-property'
  | 'missing-property'
  | 'wrong-type'
  | 'unknown-value'
  | 'unsuitable-value'
  | 'unknown-rule'
  | 'unknown-profile'
  | 'unknown-field'
  | 'unknown-field-type'
  | 'reserved-name'
  | 'invalid-pattern'
  | 'invalid-expression'
  | 'empty-posts'
  | 'missing-file'
  | 'file-outside'
  | 'endless-extends'}`;

/** Of the project file itself. */
export interface MistakeFix {
  /** Starts with a verb and says the result. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred?: boolean;
}

export interface Mistake {
  readonly code: MistakeCode;
  /** One or two sentences: what is so, then what to do. */
  readonly message: string;
  readonly span: Span;
  /** error: what the author wants is not known, so the last good state holds. warning: the rest holds. */
  readonly severity: 'error' | 'warning';
  readonly fixes: readonly MistakeFix[];
  /** Whether an editor with the schema of the file says the same by itself. */
  readonly saidByEditors: boolean;
}
