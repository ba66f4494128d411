import type { JSX } from 'preact';
import { t } from '../l10n';
import type { PanelActions } from './actions';
import { type Arranged, type ArrangedPart, type Choice, problemCount } from './arrange';
import { Foot, Question } from './Around';
import { Empty, type EmptyReason } from './Empty';
import { Head } from './Head';
import type { Drag } from './reorder';
import { Row, type RowProps } from './Row';
import type { ShownPost } from './store';
import { partTitle } from './words';

export interface PanelProps {
  /** Absent where no post is open. */
  readonly post: ShownPost | undefined;
  readonly arranged: Arranged;
  /** Of the rows of all parts, how many are drawn in full; the others keep their places. */
  readonly drawn: number;
  readonly choice: Choice;
  readonly highlight: { readonly row: string; readonly link: string } | undefined;
  /** Of the link whose address has just been copied. */
  readonly copied: { readonly row: string; readonly link: string } | undefined;
  readonly drag: Drag | undefined;
  readonly isScrolled: boolean;
  /** What readers of screens are told. */
  readonly spoken: string;
  readonly actions: PanelActions;
}

/** The whole page. */
export function Panel(props: PanelProps): JSX.Element {
  const { post, arranged, choice, isScrolled, spoken, actions } = props;
  const hasRows = post !== undefined && post.rows.length > 0;
  return (
    <>
      {post !== undefined && (
        <Head
          frame={post.frame}
          choice={choice}
          problems={problemCount(post.rows)}
          filtered={isLess(arranged, choice) ? arranged : undefined}
          hasRows={hasRows}
          isScrolled={isScrolled}
          actions={actions}
        />
      )}
      <main
        class="main"
        aria-label={t('Linked repositories')}
        onScroll={(event) => {
          actions.scrolled(event.currentTarget);
        }}
      >
        {hasRows && (
          <p class="unseen">
            {t(
              'Arrow keys move between rows and show their places in the post. Enter goes there. Alt with an arrow key moves a component.',
            )}
          </p>
        )}
        {hasRows && post.frame.question !== undefined && (
          <Question question={post.frame.question} actions={actions} />
        )}
        {post?.frame.isTruncated === true && (
          <p class="notice">
            {t('This post is too large to read in full, so only its links are listed.')}
          </p>
        )}
        {arranged.parts.length > 0 && post !== undefined ? (
          arranged.parts.map((part, index) => (
            <Part
              key={part.part}
              {...props}
              post={post}
              part={part}
              // What is left of them behind the parts before.
              drawn={arranged.parts
                .slice(0, index)
                .reduce((left, { rows }) => left - rows.length, props.drawn)}
            />
          ))
        ) : (
          <Empty
            reason={emptyReason(props)}
            typed={choice.filter.trim()}
            onlyProblems={choice.onlyProblems}
            actions={actions}
          />
        )}
        {hasRows && post.frame.foot.length > 0 && (
          <Foot lines={post.frame.foot} actions={actions} />
        )}
      </main>
      <div class="unseen" role="status" aria-live="polite">
        {spoken === '' ? undefined : spoken}
      </div>
    </>
  );
}

function isLess({ shown, all }: Arranged, { filter, onlyProblems }: Choice): boolean {
  return filter.trim() !== '' || (onlyProblems && shown < all);
}

function emptyReason({ post, choice }: PanelProps): EmptyReason {
  if (post === undefined) {
    return 'no-post';
  }
  if (post.rows.length === 0) {
    return post.frame.isPost ? 'no-links' : 'no-links-here';
  }
  return choice.onlyProblems && (choice.filter.trim() === '' || problemCount(post.rows) === 0)
    ? 'no-problems'
    : 'no-match';
}

function Part(
  props: PanelProps & { readonly post: ShownPost; readonly part: ArrangedPart },
): JSX.Element {
  const { post, part } = props;
  const movable = part.rows.filter(({ row }) => row.can.move);
  const [first, last] = [movable[0]?.row.id, movable.at(-1)?.row.id];
  const title = `part-${part.part}`;
  return (
    <section class="part" aria-labelledby={title}>
      <h2 class="part-title" id={title}>
        {partTitle(part.part, post.frame.counts.entries > 0)}
      </h2>
      <ul class="rows">
        {part.rows.map(({ row, shown }, index) => (
          <Row
            key={row.id}
            row={row}
            shown={shown}
            isDrawn={index < props.drawn}
            ways={row.id === first ? 'only down' : row.id === last ? 'only up' : 'both'}
            {...rowState(props, row.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** What of the page concerns one row, so that the others are not drawn anew for it. */
function rowState(
  { choice, highlight, copied, drag, actions }: PanelProps,
  row: string,
): Omit<RowProps, 'row' | 'shown' | 'isDrawn' | 'ways'> {
  const isTarget = drag !== undefined && !drag.isNowhere;
  return {
    highlight: highlight?.row === row ? highlight.link : undefined,
    copied: copied?.row === row ? copied.link : undefined,
    obstacle: obstacleTo(choice),
    isDragged: drag?.row === row,
    drop:
      isTarget && drag.before === row
        ? 'before'
        : isTarget && drag.after === row
          ? 'after'
          : undefined,
    actions,
  };
}

/** Why no row can be moved just now; undefined where nothing stands in the way. */
export function obstacleTo({ filter, sort, onlyProblems }: Choice): string | undefined {
  if (sort !== 'post') {
    return t('Sort by post order to move components');
  }
  return filter.trim() !== '' || onlyProblems ? t('Show everything to move components') : undefined;
}
