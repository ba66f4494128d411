import type { Field } from './fields';
import type { Span } from './text';

/** What is wrong with front matter that is no YAML; the first mistake only, the rest is not read. */
export interface OtherFault {
  readonly code:
    | 'duplicate-field'
    | 'missing-comma'
    | 'missing-value'
    | 'not-fields'
    | 'too-deep'
    | 'unclosed-group'
    | 'unclosed-text'
    | 'unexpected';
  readonly span: Span;
}

export type OtherResult = { readonly fields: readonly Field[] } | { readonly fault: OtherFault };
