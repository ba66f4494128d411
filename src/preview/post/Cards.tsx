// The post where others meet it first: among the posts of the blog, and where somebody shares it.
import type { JSX } from 'preact';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { PostActions } from './actions';
import { Icon } from './Icon';
import type { ShownPost } from './model';
import { Picture } from './Picture';
import { Problem, Problems } from './Problems';
import { cutText, keptOf, longestDescription, longestTitle, siteOf, socialChecks } from './social';

export interface CardsProps {
  readonly view: ShownPost;
  /** Beginning of the text; empty until it has been read. */
  readonly excerpt: string;
  readonly actions: PostActions;
}

/** The card in the list of posts. */
export function ListCard({ view, excerpt, actions }: CardsProps): JSX.Element {
  const { head } = view;
  const text = head.description ?? excerpt;
  return (
    <section class="side" aria-labelledby="in-list">
      <h2 id="in-list">{t('In the list of posts')}</h2>
      <div class="list-card">
        <Picture
          picture={head.image}
          showsRemote={view.showsRemote}
          alt={t('Post picture')}
          place="card"
        />
        <div class="card-text">
          <p class="card-title" dir="auto">
            {visibleText(head.title)}
          </p>
          <p class="card-by">
            <bdi>
              {head.author === undefined ? t('The author of the blog') : visibleText(head.author)}
            </bdi>
            {head.date !== undefined && (
              <>
                {' · '}
                <bdi>{visibleText(head.date)}</bdi>
              </>
            )}
          </p>
          <p class="card-excerpt" dir="auto">
            {visibleText(text)}
          </p>
        </div>
      </div>
      <p class="quiet">
        {head.description === undefined
          ? t('The beginning of the text, since the post has no description.')
          : t('The description of the post.')}
      </p>
      <Problems problems={view.problems} at={['description']} actions={actions} />
    </section>
  );
}

/** The card that social networks draw of a link to the post, and what they would mind. */
export function SocialCard({ view, excerpt }: CardsProps): JSX.Element {
  const { head } = view;
  const checks = socialChecks(head);
  const site = siteOf(head.address);
  return (
    <section class="side" aria-labelledby="when-shared">
      <h2 id="when-shared">{t('When shared')}</h2>
      <div class="social-card">
        <div class="social-picture">
          <Picture
            picture={head.image}
            showsRemote={view.showsRemote}
            alt={t('Post picture')}
            place="social"
          />
        </div>
        <div class="card-text">
          {site !== undefined && (
            <p class="social-site">
              <bdi>{visibleText(site)}</bdi>
            </p>
          )}
          <p class="card-title" dir="auto">
            {visibleText(cutText(head.title, longestTitle))}
          </p>
          <p class="social-description" dir="auto">
            {visibleText(cutText(head.description ?? excerpt, longestDescription))}
          </p>
        </div>
      </div>
      {checks.length === 0 ? (
        <p class="quiet good">
          <Icon name="check" />
          {head.image.width === undefined
            ? t('Nothing found that social networks would mind.')
            : t('Picture, title and description fit.')}
        </p>
      ) : (
        <ul class="problems">
          {checks.map(({ id, severity, message }) => (
            <Problem key={id} severity={severity} message={message}>
              {id === 'cropped' && <CutOff view={view} />}
            </Problem>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The whole picture, with what a card cuts off shaded. */
function CutOff({ view }: { readonly view: ShownPost }): JSX.Element | null {
  const { state, src, width, height } = view.head.image;
  if (state !== 'found' || src === undefined || width === undefined || height === undefined) {
    return null;
  }
  const kept = keptOf(width, height);
  const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;
  const isWide = kept.width < 1;
  const size = isWide ? { width: percent(kept.x) } : { height: percent(kept.y) };
  return (
    <span class={`cut-off ${isWide ? 'wide-one' : 'tall-one'}`}>
      <img src={src} alt={t('The whole picture, with the parts shaded that are cut off')} />
      <span class="shade first" style={size} />
      <span class="shade last" style={size} />
    </span>
  );
}

/** Where the post will be found. */
export function Address({ view }: { readonly view: ShownPost }): JSX.Element {
  const { head, profile } = view;
  return (
    <section class="side" aria-labelledby="address">
      <h2 id="address">{t('Address')}</h2>
      {head.address === undefined ? (
        <p class="quiet">{t('{0} does not say where its posts are.', visibleText(profile))}</p>
      ) : (
        <>
          <p class="address">
            <bdi>{visibleText(head.address)}</bdi>
          </p>
          <p class="quiet">{t('Made from the post by the profile {0}.', visibleText(profile))}</p>
        </>
      )}
    </section>
  );
}
