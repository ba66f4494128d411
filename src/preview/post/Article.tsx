import { type ComponentChildren, Fragment, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { FieldPart, PostActions } from './actions';
import { Body } from './Body';
import type { DrawnBody } from './drawing';
import { Icon } from './Icon';
import type { PostPicture, ShownPost } from './model';
import { Picture } from './Picture';
import { Problems } from './Problems';

export interface ArticleProps {
  readonly view: ShownPost;
  /** Absent until it has been read for the first time. */
  readonly body: DrawnBody | undefined;
  readonly pictures: ReadonlyMap<string, PostPicture>;
  /** Whether the body on the page is older than the post, and has been for a while. */
  readonly isRendering: boolean;
  readonly actions: PostActions;
}

/** The post as its own page on the blog. */
export function Article(props: ArticleProps): JSX.Element {
  const { view, body, pictures, isRendering, actions } = props;
  const { head, problems } = view;
  const at = (...parts: Parameters<typeof Problems>[0]['at'][number][]): JSX.Element => (
    <Problems problems={problems} at={parts} actions={actions} />
  );
  const { firstLine, showsRemote } = view;
  // Drawn again only where something of it has changed: most of a message is about the head.
  const text = useMemo(
    () =>
      body && (
        <Body
          body={body}
          firstLine={firstLine}
          pictures={pictures}
          showsRemote={showsRemote}
          actions={actions}
        />
      ),
    [body, firstLine, pictures, showsRemote, actions],
  );
  return (
    <main class="article" aria-labelledby="title">
      {view.isPost && (
        <>
          <Field at="image" actions={actions} class="hero">
            <Picture
              picture={head.image}
              showsRemote={view.showsRemote}
              alt={t('Post picture')}
              place="head"
            />
          </Field>
          {at('image')}
        </>
      )}
      <h1 id="title" class="title" dir="auto">
        {view.isPost ? (
          <Field at="title" actions={actions} class="words">
            {visibleText(head.title)}
          </Field>
        ) : (
          visibleText(view.fileName)
        )}
      </h1>
      {view.isPost && head.isTitleFromFile && (
        <p class="quiet">{t('From the name of the file: the post has no title yet.')}</p>
      )}
      {view.isPost && (
        <>
          {at('title')}
          <Byline view={view} actions={actions} />
          {at('author', 'author-image', 'date', 'tags')}
        </>
      )}
      {at('post')}
      <RemotePictures view={view} actions={actions} />
      {body?.isPlain === true && (
        <p class="note" role="status">
          <Icon name="info" />
          {t('The text is nested too deeply to be drawn here, so it stands as it is written.')}
        </p>
      )}
      {text}
      {view.isTruncated && (
        <p class="note">
          <Icon name="info" />
          {t('The post is longer than what is shown here.')}
        </p>
      )}
      <p class="rendering" role="status">
        {isRendering ? t('Rendering…') : ''}
      </p>
    </main>
  );
}

function Byline({
  view,
  actions,
}: {
  readonly view: ShownPost;
  readonly actions: PostActions;
}): JSX.Element {
  const { head } = view;
  const author = head.author === undefined ? undefined : visibleText(head.author);
  return (
    <div class="byline">
      <Field at="author-image" actions={actions} class="face">
        <Picture
          picture={head.authorImage}
          showsRemote={view.showsRemote}
          alt={author === undefined ? t('Picture of the author') : t('Picture of {0}', author)}
          place="portrait"
        />
      </Field>
      <div class="who">
        <Field at="author" actions={actions} class="words author">
          {author === undefined ? (
            <span class="quiet">{t('The author of the blog')}</span>
          ) : (
            <bdi>{author}</bdi>
          )}
        </Field>
        <Field at="date" actions={actions} class="words date">
          {head.date === undefined ? (
            <span class="quiet">{t('No date yet')}</span>
          ) : (
            <bdi>{visibleText(head.date)}</bdi>
          )}
        </Field>
      </div>
      <Field at="tags" actions={actions} class="tags">
        {head.tags.length === 0 ? (
          <span class="quiet">{t('No tags')}</span>
        ) : (
          <>
            <span class="spoken">{t('Tags:')} </span>
            {head.tags.map((tag, index) => (
              <Fragment key={`${String(index)} ${tag}`}>
                {index > 0 && <span class="spoken">, </span>}
                <bdi class="tag">{tag === '' ? t('(empty tag)') : visibleText(tag)}</bdi>
              </Fragment>
            ))}
          </>
        )}
      </Field>
    </div>
  );
}

/** A part that comes from the front matter and leads there. */
function Field({
  at,
  actions,
  class: name,
  children,
}: {
  readonly at: FieldPart;
  readonly actions: PostActions;
  readonly class: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <button
      type="button"
      class={`field ${name}`}
      title={t('Show in the front matter')}
      onClick={() => {
        actions.revealField(at);
      }}
    >
      {children}
    </button>
  );
}

function RemotePictures({
  view,
  actions,
}: {
  readonly view: ShownPost;
  readonly actions: PostActions;
}): JSX.Element | null {
  const all = [view.head.image, view.head.authorImage, ...view.pictures.map(([, shown]) => shown)];
  const count = all.filter(({ state }) => state === 'remote').length;
  return count === 0 || view.showsRemote ? null : (
    <p class="note">
      <Icon name="globe" />
      <span>
        {count === 1
          ? t('A picture is on another site, and is not loaded.')
          : t('{0} pictures are on other sites, and are not loaded.', count)}{' '}
        {view.canShowRemote ? (
          <button
            type="button"
            class="action"
            onClick={() => {
              actions.showRemote();
            }}
          >
            {t('Load Pictures of Other Sites')}
          </button>
        ) : (
          t('They stay away in Restricted Mode. Trust the workspace to load them.')
        )}
      </span>
    </p>
  );
}
