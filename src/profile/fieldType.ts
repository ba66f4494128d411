import type { GenericSchema, ObjectEntries } from 'valibot';
import type { Field, FieldValue } from '../post/fields';
import type { Fix } from './fix';
import type { Span } from '../post/text';
import type { KnownValues } from './knownValues';
import type { Severity } from './severity';

/** Whether a post can do without a field. */
export type Presence = 'required' | 'recommended' | 'optional';

/**
 * One front-matter field as a blog expects it: what every field may say. The options of its type come
 * on top; the file of the type has an interface with them and `isOfType` tells whether a spec has them.
 */
export interface FieldSpec {
  readonly name: string;
  /** The name of a registered `FieldType`. */
  readonly type: string;
  readonly presence: Presence;
  /** What the field means, as Markdown; one or two sentences. */
  readonly documentation: string;
  /** What to write, to follow "Write": `the name of the author`. Empty where the type says enough. */
  readonly what: string;
  /** What the blog does when the field is missing or empty; one sentence, or nothing. */
  readonly fallback: string;
  /** A value as it is written in a post; empty where nobody gave one. */
  readonly example: string;
  /** Other names under which the blog reads the same field. */
  readonly aliases?: readonly string[] | undefined;
  readonly deprecated?: Deprecation | undefined;
  /** What a new field gets, as plain text without quotes. */
  readonly default?: string | undefined;
  /** Values beside those of every blog that do not count as filled. */
  readonly placeholders?: readonly string[] | undefined;
  /** In characters as readers see them, of text; of items for tags and lists. */
  readonly minimumLength?: number | undefined;
  readonly maximumLength?: number | undefined;
  readonly pattern?: ValuePattern | undefined;
}

export interface Deprecation {
  /** The field to use instead. */
  readonly replacement?: string | undefined;
  /** Why, as a sentence. */
  readonly message?: string | undefined;
}

export interface ValuePattern {
  /** A regular expression (flag `u`) that the whole value must match. */
  readonly expression: string;
  /** What to write, as a sentence. */
  readonly message: string;
}

/** What is wrong with a value, in the words of its type. */
export interface Misfit {
  readonly span: Span;
  /** One or two sentences: what is so, then what to do. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** Where a warning would be too loud. */
  readonly severity?: Severity;
  /** The option of the field that it rests on: `values`. */
  readonly option?: string;
}

/** A part of a value that means something by itself, such as one of several tags. */
export interface Element {
  /** Without quotes and outer spaces. */
  readonly text: string;
  /** Where it stands, without quotes and outer spaces. */
  readonly span: Span;
}

/** A value that an author may want. */
export interface Suggestion {
  /** As plain text: who inserts it adds the quotes that are needed or already there. */
  readonly value: string;
  /** A few words behind it, such as `used in 7 posts` or `today`. */
  readonly detail?: string;
  /** As Markdown. */
  readonly documentation?: string;
  /** Address of a picture to show with it. */
  readonly image?: string;
  /** A value for another field that belongs to it, such as the portrait of an author. */
  readonly companion?: { readonly field: string; readonly value: string };
}

/** What a value means here, for hovers; each line is a sentence as Markdown. */
export type Explanation = readonly string[];

export interface ReadingContext {
  /** The text of the post. */
  readonly text: string;
  readonly known: KnownValues;
}

/**
 * One kind of field. Checks, completion, hovers, documentation and the schema of the project file are
 * all made from these entries; see `fieldTypes/index.ts` for the registry.
 */
export interface FieldType<Spec extends FieldSpec = FieldSpec> {
  readonly name: string;
  /** What such a field holds; one sentence, for the schema and for hovers. */
  readonly summary: string;
  /** What to write, to follow "Write", where a field does not say it: `the name of a picture file`. */
  readonly what: string;
  /**
   * What a project file may say of such a field beside what it may say of every one.
   *
   * @param anyField the schema of fields themselves, for types that hold other fields.
   */
  options(anyField: GenericSchema): ObjectEntries;
  /**
   * What is wrong with the kind of a value that is neither empty nor a placeholder, for the rule
   * `front-matter/field-type`. What a rule of its own speaks of (dates, addresses, pictures, tags) is
   * not repeated here, and neither is what is inside of the value: that is asked for one by one.
   */
  check(value: FieldValue, spec: Spec, context: ReadingContext): readonly Misfit[];
  /** The parts that count, are completed and are looked up one by one; the value itself if absent. */
  elements?(value: FieldValue, spec: Spec, text: string): readonly Element[];
  /** Values worth offering, best first, none twice. */
  suggest?(spec: Spec, known: KnownValues): Iterable<Suggestion>;
  /** What a value means, beside what is said of every field. */
  explain?(field: Field, spec: Spec, context: ReadingContext): Explanation;
}
