/** What a field holds. */
export type FieldType = 'text' | 'date' | 'tags' | 'image';

/** Whether a post can do without a field. */
export type Presence = 'required' | 'recommended' | 'optional';

/** One front-matter field as a blog expects it. Names and documentation are shown to authors. */
export interface FieldSpec {
  readonly name: string;
  readonly type: FieldType;
  readonly presence: Presence;
  /** What the field means, as Markdown; one or two sentences. */
  readonly documentation: string;
  /** What to write, to follow "Write": `the name of the author`. */
  readonly what: string;
  /** What the blog does when the field is missing or empty; one sentence. */
  readonly fallback: string;
  readonly example: string;
}

/** What a blog expects of its posts. */
export interface Profile {
  readonly name: string;
  /** In the order in which the blog writes them. */
  readonly fields: readonly FieldSpec[];
  /** Fields of which two mark a Markdown file as a post, since other blogs hardly have them. */
  readonly marks: readonly string[];
}
