/**
 * What the Linked Repositories view draws: plain data that survives `postMessage`.
 *
 * All text is shown as written and never read as HTML; only {@link RepositoryGroup.excerpt} is
 * Markdown. All offsets are UTF-16 code units into the text of the post.
 */

/** A range of the post's text. */
export interface Span {
  /** Offset of the first UTF-16 code unit. */
  readonly start: number;
  /** Offset behind the last UTF-16 code unit. */
  readonly end: number;
}

export type RepositoriesView = NoPostView | PostView;

/** No Markdown document is active, or the one that was shown has been closed. */
export interface NoPostView {
  readonly state: 'no-post';
}

export interface PostView {
  readonly state: 'post';
  /**
   * Says which post this is, for example its URI. While it stays the same, filter, scroll position
   * and focus stay; a post seen before gets its own back.
   */
  readonly id: string;
  /** The title from the front matter; empty if there is none. */
  readonly title: string;
  /** The name of the file without its folders. */
  readonly fileName: string;
  /** Whether this is a component post, rather than some other Markdown file. */
  readonly isPost: boolean;
  readonly counts: RepositoryCounts;
  /** In the order of the post. */
  readonly groups: readonly RepositoryGroup[];
  /** One sentence, present when the post was too large to read whole and only its links are known. */
  readonly truncated?: string;
}

/** Distinct things in the whole post, whatever the filter shows. */
export interface RepositoryCounts {
  /** Entries of the overview list. */
  readonly entries: number;
  /** Component sections. */
  readonly sections: number;
  /** Distinct repositories, links deep into one included. */
  readonly repositories: number;
  /** Distinct users and organizations, those of the repositories included. */
  readonly owners: number;
}

/** `entry`: one of the overview list; `section`: one about a component; `other`: anywhere else. */
export type GroupKind = 'entry' | 'section' | 'other';

/** A place in the post with the links that stand in it. */
export interface RepositoryGroup {
  /** Unique within the view, and the same as before when only other parts of the post changed. */
  readonly id: string;
  readonly kind: GroupKind;
  /** The entry's text, the component's name, or the nearest heading; may be empty for `other`. */
  readonly title: string;
  /** Other names that the post gives the component. */
  readonly aliases: readonly string[];
  /**
   * Markdown source of the first paragraph, about 400 characters at most. It may begin with the
   * component's name in bold and its aliases; what repeats the title is not drawn.
   */
  readonly excerpt?: string;
  /** Where activating the title leads. */
  readonly span: Span;
  /** In the order of the post; may be empty. */
  readonly links: readonly LinkRow[];
}

/** `repository`: its front page; `owner`: a user's or organization's page; `deep`: any page below. */
export type LinkKind = 'repository' | 'owner' | 'deep';

/** What a deep link leads to; chooses the icon only, the words are in {@link LinkRow.detail}. */
export type DeepTarget =
  'release' | 'folder' | 'file' | 'commit' | 'branch' | 'issue' | 'change' | 'discussion' | 'wiki';

/** One link to a repository or its owner. */
export interface LinkRow {
  /** Unique within its group, and the same as before when only other parts of the post changed. */
  readonly id: string;
  /** The kind of software at the other end, such as `github`, `gitlab` or `gitea`. */
  readonly hostId: string;
  /** The name that readers know: GitHub, Codeberg, or the host name of a server of one's own. */
  readonly hostLabel: string;
  readonly owner: string;
  /** The repository's name; absent for an owner page. */
  readonly name?: string;
  readonly kind: LinkKind;
  /** What a deep link leads to, in words: "release v1.0", "folder docs on main", "issue 12". */
  readonly detail?: string;
  readonly target?: DeepTarget;
  /** The link's text in the post, without markup. */
  readonly label?: string;
  /** The complete address, as it is opened and copied. */
  readonly url: string;
  /** Where activating the row leads: the whole link in the post. */
  readonly span: Span;
}
