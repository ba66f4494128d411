import type { Span } from '../../post/text';
import type { FieldSpec } from '../../profile/fieldType';
import type { FieldLine } from '../frontLines';

export type Quote = '' | '"' | "'";

/** How the value around the cursor is written, or will be. */
export type ValueForm =
  /** The value of the field itself. */
  | 'whole'
  /** One of several between commas in a text. */
  | 'commas'
  /** One of several in square brackets. */
  | 'flow'
  /** One of several behind dashes, each on its line. */
  | 'block';

/** What an author is about to write at the cursor. */
export type Place = NamePlace | ValuePlace;

export interface NamePlace {
  readonly kind: 'name';
  /** The name as far as it is written, without quotes. */
  readonly word: Span;
  readonly quote: Quote;
  /** A colon follows already. */
  readonly hasColon: boolean;
  /** The fields that may stand there. */
  readonly specs: readonly FieldSpec[];
  /** Those that are written beside it, in the order of the text. */
  readonly others: readonly FieldLine[];
  /** How many of them stand above. */
  readonly above: number;
}

export interface ValuePlace {
  readonly kind: 'value';
  readonly spec: FieldSpec;
  readonly form: ValueForm;
  /** What is written there, without quotes; the cursor is in it or at one of its ends. */
  readonly word: Span;
  readonly quote: Quote;
  /** Whether the quote that opens before the word closes behind it. */
  readonly closed: boolean;
  /** What a new value needs before it: a space behind a colon, a dash. */
  readonly before: string;
  readonly after: string;
  /** The other values of the same field. */
  readonly siblings: readonly string[];
  /** The whole text between commas, with its quotes. */
  readonly whole: Span | undefined;
  readonly fields: readonly FieldLine[];
}
