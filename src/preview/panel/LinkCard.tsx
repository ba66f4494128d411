import type { JSX } from 'preact';
import { RepositoryCard } from '../card/Card';
import { t } from '../l10n';
import { isWebAddress, visibleText } from '../text';
import type { PanelActions } from './actions';
import { Facts, IconButton, TextButton, isControl } from './controls';
import type { CardLinks } from './arranged';
import type { PanelRow } from './model';
import { stopKey } from './stops';
import { placeWords, tellingLabel } from './words';

export interface LinkCardProps {
  readonly row: PanelRow;
  readonly shown: CardLinks;
  readonly isHighlighted: boolean;
  /** Its address has just been copied. */
  readonly isCopied: boolean;
  readonly actions: PanelActions;
}

/** One place that a row links, with its card. */
export function LinkCard(props: LinkCardProps): JSX.Element {
  const { row, shown, isHighlighted, actions } = props;
  const [first] = shown.links;
  const pieces = captionOf(props);
  return (
    <li
      class="link"
      data-stop={stopKey(row.id, first.id)}
      data-link={first.id}
      aria-current={isHighlighted ? 'true' : undefined}
      onClick={(event) => {
        if (!isControl(event)) {
          actions.reveal(row.id, first.id, event.detail > 1);
        }
      }}
    >
      {/* Under the card, whose words can be selected and have tooltips: this is for the keyboard. */}
      <button
        type="button"
        class="jump"
        data-action="reveal"
        aria-label={`${shown.card.place}, ${shown.card.what}`}
        onClick={(event) => {
          actions.reveal(row.id, first.id, event.detail !== 1);
        }}
      />
      {pieces.length > 0 && <Facts class="caption" pieces={pieces} />}
      <RepositoryCard card={shown.card} actions={actions.card} buttons={<Buttons {...props} />} />
    </li>
  );
}

/** Where in the post the place is linked, by which words, and what can be done about its address. */
function captionOf({ row, shown, actions }: LinkCardProps): JSX.Element[] {
  const label = tellingLabel(row, shown);
  const canonical = shown.links.find((link) => link.canonical !== undefined)?.canonical;
  const pieces = [
    placeWords(row, shown),
    label === undefined ? undefined : t('linked as “{0}”', label),
    shown.links.find(({ alsoIn }) => alsoIn !== undefined)?.alsoIn,
  ].flatMap((words) => (words === undefined ? [] : [<bdi key={words}>{words}</bdi>]));
  if (canonical !== undefined) {
    pieces.push(
      <TextButton
        key="canonical"
        label={t('Use canonical link')}
        title={t('Write {0} in its place', visibleText(canonical))}
        action="use-canonical"
        look="link"
        onClick={() => {
          actions.useCanonical(row, shown);
        }}
      />,
    );
  }
  return pieces;
}

function Buttons({ row, shown, isCopied, actions }: LinkCardProps): JSX.Element {
  const { card, links } = shown;
  const [{ url }] = links;
  const { place: name, hostLabel: host } = card;
  const control = controlKey();
  return (
    <span class="quiet-actions">
      {isWebAddress(url) && (
        <IconButton
          icon="link-external"
          label={t('Open {0} on {1}', name, host)}
          title={t('Open on {0} ({1}Enter)', host, control)}
          action="open"
          onClick={() => {
            actions.open(url);
          }}
        />
      )}
      <IconButton
        icon={isCopied ? 'check' : 'copy'}
        label={t('Copy link to {0}', name)}
        title={t('Copy link ({0}C)', control)}
        action="copy"
        onClick={() => {
          actions.copy(row, shown);
        }}
      />
    </span>
  );
}

/** As the author's keyboard names it. */
function controlKey(): string {
  return /\bMac OS\b/.test(navigator.userAgent) ? '⌘' : 'Ctrl+';
}
