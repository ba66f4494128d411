import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../l10n';
import type { PostActions } from './actions';
import { Article } from './Article';
import { Address, ListCard, SocialCard } from './Cards';
import { differences } from './differences';
import type { DrawnBody } from './drawing';
import { Icon } from './Icon';
import type { PostPicture, PostPreview } from './model';

export interface PostProps {
  readonly view: PostPreview;
  /** Absent until the body has been read for the first time. */
  readonly body: DrawnBody | undefined;
  readonly isRendering: boolean;
  readonly actions: PostActions;
}

/** The whole page: the post as the blog shows it, and beside it where else it is seen. */
export function PostView({ view, body, isRendering, actions }: PostProps): JSX.Element {
  const pictures = usePictures(view);
  if (view.state === 'no-post') {
    return (
      <main class="nothing">
        <Icon name="preview" />
        <h1>{t('No post is open')}</h1>
        <p>{t('Open a Markdown file to see it as the blog shows it.')}</p>
      </main>
    );
  }
  const excerpt = body?.excerpt ?? '';
  return (
    <div class={view.isPost ? 'page with-sides' : 'page'}>
      <Article
        view={view}
        body={body}
        pictures={pictures}
        isRendering={isRendering}
        actions={actions}
      />
      {view.isPost && (
        <aside class="sides" aria-label={t('Where else the post is seen')}>
          <ListCard view={view} excerpt={excerpt} actions={actions} />
          <SocialCard view={view} excerpt={excerpt} actions={actions} />
          <Address view={view} />
          <Differences />
        </aside>
      )}
    </div>
  );
}

/** By what is written; the same as before as long as all of them are. */
function usePictures(view: PostPreview): ReadonlyMap<string, PostPicture> {
  const known = view.state === 'post' ? view.pictures : [];
  const written = JSON.stringify(known);
  return useMemo(() => new Map(known), [written]);
}

function Differences(): JSX.Element {
  return (
    <details class="differences">
      <summary>{t('How this differs from the blog')}</summary>
      <ul>
        {differences().map(([id, words]) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </details>
  );
}
