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
  /** Asks whether the hosts of the links may be asked; absent where that is decided. */
  readonly question?: LookUpQuestion;
  /** From where and when the facts are, or why there are none; a line each. */
  readonly foot?: readonly FootLine[];
  /** Whether the author may have everything looked up again. */
  readonly canRefresh?: boolean;
  /** One sentence, present when the post was too large to read whole and only its links are known. */
  readonly truncated?: string;
}

export interface LookUpQuestion {
  /** Distinct repositories and owners that would be looked up. */
  readonly targets: number;
  /** Whom it would tell what is linked. */
  readonly hostNames: readonly string[];
}

export interface FootLine {
  /** Pieces that belong on one line, with dots between them. */
  readonly pieces: readonly string[];
  /** Something stands in the way of newer facts. */
  readonly isTrouble?: boolean;
  /** What the author may do about it; `consent` asks again who may be asked. */
  readonly action?:
    { readonly kind: 'sign-in'; readonly hostName: string } | { readonly kind: 'consent' };
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
  /** Which section an entry belongs to, and what shows it. */
  readonly match?: GroupMatch;
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

export interface GroupMatch {
  /** The name of the section. */
  readonly section: string;
  /** "matched by alias". */
  readonly reason: string;
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
  /** What is known of its other end. Absent where nothing can become known: no place is kept for it. */
  readonly facts?: RowFacts;
}

/** What the host of a link, or the lockfile of the blog, says about its other end. */
export interface RowFacts {
  /** Whether the host is being asked right now. */
  readonly isAsking: boolean;
  /** In a sentence or two, by its owner. */
  readonly description?: string;
  /** What fits on one line, what matters most first. */
  readonly items: readonly FactItem[];
  /** What is special about it, what matters most first. */
  readonly badges: readonly Badge[];
  /** Of which day the facts are, where that is not today: "22 Nov". */
  readonly asOf?: string;
  /** The name that it has now, where the link can be put right. */
  readonly movedTo?: string;
}

export type FactKind =
  | 'language'
  | 'stars'
  | 'license'
  | 'activity'
  | 'owner'
  | 'repositories'
  /** What to do about a link whose target has no facts. */
  | 'advice';

export interface FactItem {
  readonly kind: FactKind;
  readonly text: string;
  /** Of a language, `#rrggbb`. */
  readonly color?: string;
}

export interface Badge {
  /** Name of the codicon that stands for it. */
  readonly icon: string;
  /** A few words: "archived 2021". */
  readonly text: string;
  /** All of it: "Archived on 3 May 2021". */
  readonly title: string;
  /** `warning`: readers see something broken. `information`: worth knowing. `plain`: what it is. */
  readonly tone: 'warning' | 'information' | 'plain';
}
