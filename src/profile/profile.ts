import type { FieldSpec } from './fieldType';

/** How the front matter of a post may be written. */
export type FrontMatterFormat = 'yaml' | 'toml' | 'json';

/** How the address of a post comes about. */
export interface AddressForm {
  readonly from: 'title' | 'file-name';
  /** What stands before the name of the post: `blog/`. */
  readonly prefix: string;
}

/** What a blog expects of the repositories that its posts link. */
export interface RepositoryExpectations {
  /** Whole years without a push after which a repository counts as left alone; 1 or more. */
  readonly staleYears: number;
}

/** What holds where no project file says anything else. */
export const usualRepositories: RepositoryExpectations = { staleYears: 3 };

/** What a blog expects of its posts. */
export interface Profile {
  readonly name: string;
  /** In the order in which the blog writes them. */
  readonly fields: readonly FieldSpec[];
  /** Fields of which two mark a Markdown file as a post, since other blogs hardly have them. */
  readonly marks: readonly string[];
  /** What the blog reads; anything else is shown to readers as text. */
  readonly formats: readonly FrontMatterFormat[];
  readonly address: AddressForm;
  readonly repositories: RepositoryExpectations;
}

/** Whether a blog reads front matter in a format; undefined for one that nobody knows. */
export function isRead(
  { formats }: Pick<Profile, 'formats'>,
  format: FrontMatterFormat | undefined,
): boolean {
  return format !== undefined && formats.includes(format);
}
