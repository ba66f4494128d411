import { parsePost } from '../../../src/post/post';
import { builtInProfile } from '../../../src/profile/builtIn';
import type { Profile } from '../../../src/profile/profile';
import type { ShownPost } from '../../../src/preview/post/model';
import { rules } from '../../../src/rules/registry';
import { runRules } from '../../../src/rules/run';
import { shownPost } from '../../../src/vscode/postPreview/view';
import { knownFrom, type KnownOptions } from '../../support/blog';

export interface ShownIn {
  readonly profile?: Profile;
  readonly folders?: KnownOptions['folders'];
  /** The last segment of the path. */
  readonly name?: string;
  readonly isSaved?: boolean;
  readonly isPost?: boolean;
  readonly showsRemote?: boolean;
  /** What the page may not load. */
  readonly forbidden?: (uri: string) => boolean;
}

/** A text as the preview gets it. Files are shown as `shown:` and their address. */
export function shown(text: string, options: ShownIn = {}): ShownPost {
  const {
    profile = builtInProfile,
    folders,
    name = 'what_our_stack_is_made_of.md',
    isSaved = true,
    isPost = true,
    showsRemote = false,
    forbidden = () => false,
  } = options;
  const post = parsePost(text);
  const context = {
    profile,
    known: knownFrom(folders === undefined ? {} : { folders }, '2026-11-24'),
    fileName: isSaved ? name : undefined,
  };
  return shownPost(
    { id: `file:///blog/posts/${name}`, name, isPost, post },
    context,
    runRules(rules, post, context),
    {
      showsRemote,
      canShowRemote: true,
      addressFor: (uri) => (forbidden(uri) ? undefined : `shown:${uri}`),
    },
  );
}
