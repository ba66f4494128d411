import { Component, createRef, type JSX } from 'preact';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { PanelActions } from './actions';
import { Icon, IconButton, TextButton, isControl } from './controls';
import type { CardLinks } from './arranged';
import { LinkCard } from './LinkCard';
import type { PanelRow } from './model';
import { Problems } from './Problems';
import { stopKey } from './stops';
import { rowName } from './words';

/** Where a row that is being dragged would go: on this side of the row. */
export type DropMark = 'before' | 'after';

export type Ways = 'both' | 'only up' | 'only down';

export interface RowProps {
  readonly row: PanelRow;
  readonly shown: readonly CardLinks[];
  /** In full, or only its place. */
  readonly isDrawn: boolean;
  /** The cursor is in this row: on the link of that id or, where that is empty, on none. */
  readonly highlight: string | undefined;
  /** Id of the link whose address has just been copied. */
  readonly copied: string | undefined;
  /** Why the row cannot be moved just now; absent where it can, or where it never can. */
  readonly obstacle: string | undefined;
  /** In which directions the row can go, where it can be moved at all. */
  readonly ways: Ways;
  readonly isDragged: boolean;
  readonly drop: DropMark | undefined;
  readonly actions: PanelActions;
}

let rows = 0;

/**
 * A component, or another part of the post with links. It is drawn anew only when something about it
 * is another: an edit of one component leaves all other rows alone.
 */
export class Row extends Component<RowProps> {
  readonly #root = createRef<HTMLLIElement>();
  /** Ids in the post are any text, those of elements are not. */
  readonly #id = `row-${String(++rows)}`;

  override shouldComponentUpdate(next: Readonly<RowProps>): boolean {
    const { props } = this;
    return (Object.keys(next) as (keyof RowProps)[]).some((key) =>
      key === 'shown' ? !sameElements(props.shown, next.shown) : props[key] !== next[key],
    );
  }

  override componentDidMount(): void {
    this.#tellDrawn();
  }

  override componentDidUpdate(): void {
    this.#tellDrawn();
  }

  #tellDrawn(): void {
    const { current } = this.#root;
    if (current !== null && this.props.isDrawn) {
      this.props.actions.drawn(current);
    }
  }

  override render(): JSX.Element {
    const { row, shown, isDrawn, highlight, copied, isDragged, drop, actions } = this.props;
    if (!isDrawn) {
      const current = highlight === undefined ? undefined : 'true';
      return <li ref={this.#root} class="row later" data-row={row.id} aria-current={current} />;
    }
    const hasProblems = row.problems.length > 0;
    const linked = shown.some(({ links }) => links.some(({ id }) => id === highlight));
    const classes = ['row', isDragged ? 'dragged' : '', drop === undefined ? '' : `drop-${drop}`];
    return (
      <li
        ref={this.#root}
        class={classes.filter(Boolean).join(' ')}
        data-row={row.id}
        aria-current={highlight !== undefined && !linked ? 'true' : undefined}
      >
        {visibleText(row.title).trim() !== '' && (
          <RowHead {...this.props} problemsId={hasProblems ? this.#id : undefined} />
        )}
        {hasProblems && <Problems id={this.#id} row={row} actions={actions} />}
        {shown.length > 0 ? (
          <ul class="links">
            {shown.map((each) => (
              <LinkCard
                key={each.card.key}
                row={row}
                shown={each}
                isHighlighted={each.links.some(({ id }) => id === highlight)}
                isCopied={each.links.some(({ id }) => id === copied)}
                actions={actions}
              />
            ))}
          </ul>
        ) : (
          <p class="no-links">{t('No repository link here.')}</p>
        )}
      </li>
    );
  }
}

function RowHead(props: RowProps & { readonly problemsId: string | undefined }): JSX.Element {
  const { row, obstacle, problemsId, actions } = props;
  const { match, can } = row;
  return (
    <div
      class={can.move ? 'row-head movable' : 'row-head'}
      data-stop={stopKey(row.id)}
      onClick={(event) => {
        if (!isControl(event)) {
          actions.reveal(row.id, undefined, event.detail > 1);
        }
      }}
    >
      <div class="title-line">
        <h3 class="row-heading">
          <button
            type="button"
            class="row-title"
            dir="auto"
            title={t('Go to the place in the post')}
            data-action="reveal"
            aria-describedby={problemsId}
            aria-keyshortcuts={can.move ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
            onClick={(event) => {
              actions.reveal(row.id, undefined, event.detail !== 1);
            }}
          >
            {visibleText(row.title).trim()}
          </button>
        </h3>
        {row.aliases.length > 0 && (
          <bdi class="aliases">{row.aliases.map(visibleText).join(', ')}</bdi>
        )}
        {match !== undefined && (
          <span class="match" title={match.reason}>
            <span aria-hidden="true">⇄ </span>
            <bdi>{match.section}</bdi>, {match.words}
          </span>
        )}
        {(can.insertSection || can.addEntry) && (
          <span class="row-actions">
            {can.insertSection && (
              <TextButton
                label={t('Insert section')}
                title={t('Insert a section for {0}', rowName(row))}
                action="insert-section"
                look="link"
                onClick={() => {
                  actions.insertSection(row);
                }}
              />
            )}
            {can.addEntry && (
              <TextButton
                label={t('Add to overview')}
                title={t('Add {0} to the overview list', rowName(row))}
                action="add-entry"
                look="link"
                onClick={() => {
                  actions.addEntry(row);
                }}
              />
            )}
          </span>
        )}
      </div>
      {row.excerpt !== undefined && (
        <p class="excerpt" dir="auto">
          {visibleText(row.excerpt)}
        </p>
      )}
      {can.move && <Handle row={row} obstacle={obstacle} actions={actions} />}
      {can.move && obstacle === undefined && <Moves {...props} />}
    </div>
  );
}

/** By which a row is dragged. It keeps its place where the row cannot be moved just now, and says why. */
function Handle(props: Pick<RowProps, 'row' | 'obstacle' | 'actions'>): JSX.Element {
  const { row, obstacle, actions } = props;
  return (
    <button
      type="button"
      class="handle"
      data-action="move"
      aria-label={t('Move {0}', rowName(row))}
      aria-disabled={obstacle === undefined ? undefined : 'true'}
      title={obstacle ?? t('Drag to move, or press Alt with an arrow key')}
      onPointerDown={(event) => {
        if (obstacle === undefined) {
          actions.startDrag(event, row);
        }
      }}
    >
      <Icon name="gripper" />
    </button>
  );
}

/** Moves a row without dragging: one place for each press. */
function Moves({ row, ways, actions }: Pick<RowProps, 'row' | 'ways' | 'actions'>): JSX.Element {
  const name = rowName(row);
  return (
    <span class="moves quiet-actions">
      <IconButton
        icon="arrow-up"
        label={t('Move {0} up', name)}
        title={t('Move up (Alt+↑)')}
        action="move-up"
        isDisabled={ways === 'only down'}
        onClick={() => {
          actions.move(row, 'up');
        }}
      />
      <IconButton
        icon="arrow-down"
        label={t('Move {0} down', name)}
        title={t('Move down (Alt+↓)')}
        action="move-down"
        isDisabled={ways === 'only up'}
        onClick={() => {
          actions.move(row, 'down');
        }}
      />
    </span>
  );
}

function sameElements(a: readonly CardLinks[], b: readonly CardLinks[]): boolean {
  return a === b || (a.length === b.length && a.every((each, index) => each === b[index]));
}
