import type { ClosingTemplate } from '../post/closing';
import type { Position } from '../post/text';
import type { Verdict } from '../repositories/facts';
import type { RepositoryReference } from '../repositories/reference';

/** A value that posts of the blog use. */
export interface UsedValue {
  readonly text: string;
  /** In how many posts. */
  readonly uses: number;
}

/** Where another post uses a value. */
export interface KnownPlace {
  readonly uri: string;
  /** Of the post, if it has one. */
  readonly title: string | undefined;
  /** Of the value itself, without quotes. */
  readonly start: Position;
  readonly end: Position;
}

/** A file that a field may name. */
export interface KnownFile {
  readonly uri: string;
  /** In bytes; undefined while nobody has looked. */
  readonly bytes?: number | undefined;
  /** What its first bytes say; undefined while nobody has looked, `unreadable` where they say nothing. */
  readonly picture?: Picture | 'unreadable' | undefined;
}

export interface Picture {
  /** `png`, `jpg`, `webp` and so on, as the first bytes tell, whatever the file is called. */
  readonly format: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** A folder in which a field looks for files, with everything that is in it. */
export interface KnownFolder {
  /** As the profile has it: `assets/images`; `.` is the folder of the post. */
  readonly root: string;
  readonly uri: string;
  /** By path below the folder, with forward slashes, in the spelling of the disk. */
  readonly files: ReadonlyMap<string, KnownFile>;
}

/** A component that other posts of the blog present. */
export interface KnownComponent {
  readonly name: string;
  /** What else their overviews call it: the role in `Name = Role`. */
  readonly role: string | undefined;
  /** As written, of its repository or owner. */
  readonly url: string | undefined;
  /** In how many posts. */
  readonly uses: number;
}

/** A repository or owner that other posts of the blog link. */
export interface KnownRepository {
  /** As written by most. */
  readonly url: string;
  /** In how many posts. */
  readonly uses: number;
}

/** What the other posts of the blog say about components; all lists most used first. */
export interface KnownComponents {
  readonly components: readonly KnownComponent[];
  readonly repositories: readonly KnownRepository[];
  /** How they close the section of a component. */
  readonly closings: readonly ClosingTemplate[];
}

export const noComponents: KnownComponents = { components: [], repositories: [], closings: [] };

/**
 * What is known around a post. Rules and assistance ask and never wait: what is not known (yet) is
 * absent, and never makes a problem.
 */
export interface KnownValues {
  /** The current day as `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  /** The day that the name of the post's file starts with, as `YYYY-MM-DD`. */
  readonly fileDay?: string | undefined;
  /** The values that the other posts of the blog give a field, most used first. */
  valuesOf(field: string): readonly UsedValue[];
  /** The values that other posts give `other` where their `field` has this value, most used first. */
  companionsOf(field: string, value: string, other: string): readonly UsedValue[];
  /** Where other posts give a field this value, newest post first. */
  placesOf(field: string, value: string): readonly KnownPlace[];
  /** What the other posts of the blog say about components. */
  componentsOfBlog(): KnownComponents;
  /** Of those, what is linked for the component of a name, in any spelling. */
  addressOfComponent(name: string): string | undefined;
  /** Of those, the repositories, or else owners, of a name in any spelling; most used first. */
  addressesOfRepositories(name: string): readonly string[];
  /**
   * What the host of a repository or owner said, now or earlier; undefined while nothing is known:
   * nobody allowed to ask, no answer yet, or none that tells.
   */
  verdictOf(repository: RepositoryReference): Verdict | undefined;
  /**
   * The folders of `roots` that exist, listed in full.
   *
   * @returns undefined while a folder that may exist is not listed, so that nothing can be called
   * missing; an empty list where no such folder is in sight.
   */
  folders(roots: readonly string[]): readonly KnownFolder[] | undefined;
}

/** What the index of the blog knows; facts about repositories come from elsewhere. */
export type KnownOfBlog = Omit<KnownValues, 'verdictOf'>;
