import type { NamePart, OverviewEntry } from './overview';
import type { ComponentSection } from './sections';

/**
 * What shows that an entry and a section are the same component, best first.
 *
 * `name`: the whole label is the section's name. `label`: the label is `Name = Role` or the like, and
 * one of both is the name. `alias`: another name of one is a name of the other. `link`: both link the
 * same place, and no other entry or section does. `address`: a name of one is that of the repository
 * or owner that the other links. `owner`: one links the owner of what the other links, and nothing
 * else in the post leads to that owner. `closing`: the closing sentence of the section names the entry.
 */
export type Evidence = 'name' | 'label' | 'alias' | 'link' | 'address' | 'owner' | 'closing';

export type Confidence = 'certain' | 'likely' | 'possible';

export interface Match {
  readonly evidence: Evidence;
  readonly confidence: Confidence;
  /** What is the same on both sides: a name as the entry has it, or `github.com/owner/name`. */
  readonly words: string;
}

/** A component of the stack that a post presents: its entry in the overview joined with its section. */
export interface Component {
  /** What readers call it: the name of its section, else that in its entry. */
  readonly name: string;
  readonly entry: OverviewEntry | undefined;
  /** Which name in the label of the entry is the component's own; undefined without an entry. */
  readonly entryName: NamePart | undefined;
  readonly section: ComponentSection | undefined;
  /** Why entry and section are one component; present where there are both. */
  readonly match: Match | undefined;
}
