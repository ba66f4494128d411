import type { JSX } from 'preact';
import { inNumbers } from '../card/amounts';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { PanelActions } from './actions';
import type { Choice } from './arrange';
import { Facts, Icon, IconButton } from './controls';
import type { PanelFrame } from './model';
import { sortNames } from './sort';
import { countWords, problemWords, sortLabel } from './words';

export interface HeadProps {
  readonly frame: PanelFrame;
  readonly choice: Choice;
  /** Of the whole post. */
  readonly problems: number;
  /** Cards that are shown and that there are; absent where nothing is left out. */
  readonly filtered: { readonly shown: number; readonly all: number } | undefined;
  /** There is something to filter and sort. */
  readonly hasRows: boolean;
  readonly isScrolled: boolean;
  readonly actions: PanelActions;
}

/** What is listed, and what of it the author wants to see. */
export function Head(props: HeadProps): JSX.Element {
  const { frame, hasRows, isScrolled, actions } = props;
  const fileName = visibleText(frame.fileName);
  const counts = countWords(frame.counts);
  const facts = frame.title === '' ? counts : [fileName, ...counts];
  return (
    <header class={isScrolled ? 'head scrolled' : 'head'}>
      <div class="heading">
        <h1 class="title" dir="auto">
          {frame.title === '' ? fileName : visibleText(frame.title)}
        </h1>
        <Facts
          class="counts"
          pieces={facts.map((fact) => (
            <bdi key={fact}>{fact}</bdi>
          ))}
        />
      </div>
      {hasRows && (
        <div class="tools">
          <FilterBox {...props} />
          <div class="choices">
            <SortBox {...props} />
            <ProblemsSwitch {...props} />
            {frame.canRefresh && (
              <IconButton
                icon="refresh"
                label={t('Look everything up again')}
                action="refresh"
                onClick={actions.refresh}
              />
            )}
          </div>
        </div>
      )}
    </header>
  );
}

function FilterBox({ choice, filtered, actions }: HeadProps): JSX.Element {
  const label = t('Filter by component, owner, name or host');
  return (
    <search class="search">
      <Icon name="filter" />
      <input
        class="filter"
        id="filter"
        type="text"
        value={choice.filter}
        placeholder={t('Filter')}
        title={label}
        aria-label={label}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          actions.setFilter(event.currentTarget.value);
        }}
      />
      {filtered !== undefined && (
        <span class="count">{filteredWords(filtered.shown, filtered.all)}</span>
      )}
      {choice.filter !== '' && (
        <IconButton
          icon="close"
          label={t('Clear filter')}
          title={t('Clear filter (Escape)')}
          action="clear"
          onClick={actions.clearFilter}
        />
      )}
    </search>
  );
}

/** `3 of 12`. */
export function filteredWords(shown: number, all: number): string {
  return t('{0} of {1}', inNumbers(shown), inNumbers(all));
}

function SortBox({ choice, actions }: HeadProps): JSX.Element {
  return (
    <span class="sort">
      <select
        id="sort"
        class={choice.sort === 'post' ? 'select' : 'select chosen'}
        title={t('Sort by')}
        aria-label={t('Sort by')}
        value={choice.sort}
        onChange={(event) => {
          const { value } = event.currentTarget;
          actions.setSort(sortNames.find((name) => name === value) ?? 'post');
        }}
      >
        {sortNames.map((name) => (
          <option key={name} value={name}>
            {sortLabel(name)}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}

function ProblemsSwitch({ choice, problems, actions }: HeadProps): JSX.Element {
  return (
    <button
      type="button"
      id="only-problems"
      class="toggle"
      data-action="only-problems"
      title={
        choice.onlyProblems
          ? t('Show everything')
          : t('Show only what has problems ({0})', problemWords(problems))
      }
      aria-pressed={choice.onlyProblems}
      onClick={actions.toggleProblems}
    >
      <Icon name={problems === 0 ? 'pass' : 'warning'} />
      <span class="unseen">{t('Only problems:')} </span>
      {inNumbers(problems)}
    </button>
  );
}
