import { Component, type JSX } from 'preact';
import { t } from '../l10n';
import { inNumbers } from './amounts';
import type { CardActions } from './actions';
import { Dot } from './FactList';
import { Icon, Link } from './inline';
import { columnName, firstSorting, nextSorting, sortKeys, sortOwned } from './sortOwned';
import type { OwnedList, OwnedWords, WordedCard } from './worded';

export interface OwnedRepositoriesProps {
  readonly card: WordedCard;
  readonly owned: OwnedList;
  readonly actions: CardActions | undefined;
}

/** Rows that are shown before somebody asks for all. */
const fewRows = 5;

/** What an owner has: a line that opens to a table. */
export function OwnedRepositories(props: OwnedRepositoriesProps): JSX.Element {
  const { card, owned, actions } = props;
  return owned.rows.length === 0 ? (
    <Page url={card.url} actions={actions} words={owned.words} />
  ) : (
    <details class="cp-owned">
      <summary>{owned.words}</summary>
      <Table {...props} />
    </details>
  );
}

class Table extends Component<OwnedRepositoriesProps> {
  override state = { sorting: firstSorting, showsAll: false };

  override render(): JSX.Element {
    const { card, owned, actions } = this.props;
    const { sorting, showsAll } = this.state;
    const rows = sortOwned(owned.rows, sorting);
    const shown = actions === undefined ? Math.min(fewRows, rows.length) : rows.length;
    return (
      <>
        <table class="cp-table" aria-label={t('Repositories of {0}', card.owner)}>
          <thead>
            <tr>
              {sortKeys.map((key) => (
                <th
                  key={key}
                  scope="col"
                  class={`cp-col-${key}`}
                  aria-sort={
                    sorting.by !== key ? undefined : sorting.descending ? 'descending' : 'ascending'
                  }
                >
                  {actions === undefined ? (
                    columnName(key)
                  ) : (
                    <button
                      type="button"
                      class="cp-sort"
                      onClick={() => {
                        this.setState({ sorting: nextSorting(sorting, key) });
                      }}
                    >
                      {columnName(key)}
                      {sorting.by === key && (
                        <Icon name={sorting.descending ? 'arrow-down' : 'arrow-up'} />
                      )}
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(showsAll ? rows : rows.slice(0, fewRows)).map((row) => (
              <Row key={row.url} row={row} actions={actions} />
            ))}
          </tbody>
        </table>
        <div class="cp-more">
          {actions !== undefined && rows.length > fewRows && (
            <button
              type="button"
              class="cp-action"
              onClick={() => {
                this.setState({ showsAll: !showsAll });
              }}
            >
              {showsAll ? t('Show fewer') : t('Show all {0}', inNumbers(rows.length))}
            </button>
          )}
          {owned.count > shown && <Page url={card.url} actions={actions} words={owned.all} />}
        </div>
      </>
    );
  }
}

interface RowProps {
  readonly row: OwnedWords;
  readonly actions: CardActions | undefined;
}

function Row({ row, actions }: RowProps): JSX.Element {
  const { name, url, description, language, stars, push, isArchived } = row;
  return (
    <tr>
      <th scope="row" class="cp-col-name" title={description}>
        <Link url={url} actions={actions}>
          <bdi>{name}</bdi>
        </Link>
        {language !== undefined && (
          <span class="cp-fact cp-language">
            {language.color !== undefined && <Dot color={language.color} />}
            <bdi>{language.name}</bdi>
          </span>
        )}
        {isArchived && <span class="cp-archived">{t('archived')}</span>}
      </th>
      <td class="cp-col-stars">
        {stars !== undefined && <span title={stars.long}>{stars.short}</span>}
      </td>
      <td class="cp-col-push">
        {push !== undefined && <time dateTime={push.at}>{push.ago}</time>}
      </td>
    </tr>
  );
}

/** The owner's page, where the card has less than there is. */
function Page({
  url,
  actions,
  words,
}: {
  readonly url: string | undefined;
  readonly actions: CardActions | undefined;
  readonly words: string;
}): JSX.Element {
  return url === undefined ? (
    <span>{words}</span>
  ) : (
    <Link url={url} actions={actions}>
      {words}
    </Link>
  );
}
