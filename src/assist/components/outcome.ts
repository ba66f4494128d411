import type { Span, TextEdit } from '../../post/text';

/** A change of a post and what is selected after it; or why there is none, in a sentence for authors. */
export type Outcome =
  | {
      readonly edits: readonly TextEdit[];
      /** In the text after the edits; undefined where the editor keeps the selection by itself. */
      readonly selection: Span | undefined;
    }
  | { readonly refusal: string };
