import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { CardActions } from './actions';
import { Dot } from './FactList';
import { Icon, Link } from './inline';
import type { Card, OwnedRepository, OwnerWords } from './model';
import { firstSorting, nextSorting, sortKeys, sortOwned, type SortKey } from './sortOwned';
import { agoInWords, inNumbers, repositoryCount, shortCount, starsInWords } from './words';

export interface OwnedRepositoriesProps {
  readonly card: Card;
  readonly owner: OwnerWords;
  readonly today: string;
  readonly actions: CardActions | undefined;
}

/** Rows that are shown before somebody asks for all. */
const fewRows = 5;

/** What an owner has: a line that opens to a table. */
export function OwnedRepositories(props: OwnedRepositoriesProps): JSX.Element | null {
  const { card, owner, actions } = props;
  const count = owner.repositoryCount ?? owner.repositories.length;
  if (owner.repositories.length === 0) {
    return owner.repositoryCount === undefined ? null : (
      <Page url={card.url} actions={actions} words={repositoryCount(count)} />
    );
  }
  return (
    <details class="cp-owned">
      <summary>{repositoryCount(count)}</summary>
      <Table {...props} count={count} />
    </details>
  );
}

function Table({
  card,
  owner: { repositories },
  today,
  actions,
  count,
}: OwnedRepositoriesProps & { readonly count: number }): JSX.Element {
  const [sorting, setSorting] = useState(firstSorting);
  const [showsAll, setShowsAll] = useState(false);
  const sorted = sortOwned(repositories, sorting);
  const sort = (by: SortKey) => (): void => {
    setSorting(nextSorting(sorting, by));
  };
  return (
    <>
      <table class="cp-table" aria-label={t('Repositories of {0}', visibleText(card.owner))}>
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
                  <button type="button" class="cp-sort" onClick={sort(key)}>
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
          {(showsAll ? sorted : sorted.slice(0, fewRows)).map((repository) => (
            <Row key={repository.url} repository={repository} today={today} actions={actions} />
          ))}
        </tbody>
      </table>
      <div class="cp-more">
        {actions !== undefined && sorted.length > fewRows && (
          <button
            type="button"
            class="cp-action"
            onClick={() => {
              setShowsAll(!showsAll);
            }}
          >
            {showsAll ? t('Show fewer') : t('Show all {0}', inNumbers(sorted.length))}
          </button>
        )}
        {count > (actions === undefined ? Math.min(fewRows, sorted.length) : sorted.length) && (
          <Page
            url={card.url}
            actions={actions}
            words={t('All {0} on {1}', inNumbers(count), visibleText(card.host.label))}
          />
        )}
      </div>
    </>
  );
}

function columnName(key: SortKey): string {
  switch (key) {
    case 'name':
      return t('Name');
    case 'stars':
      return t('Stars');
    case 'push':
      return t('Last push');
  }
}

interface RowProps {
  readonly repository: OwnedRepository;
  readonly today: string;
  readonly actions: CardActions | undefined;
}

function Row({ repository, today, actions }: RowProps): JSX.Element {
  const { name, url, description, language, stars, pushedAt, isArchived } = repository;
  return (
    <tr>
      <th
        scope="row"
        class="cp-col-name"
        title={description === undefined ? undefined : visibleText(description)}
      >
        <Link url={url} actions={actions}>
          <bdi>{visibleText(name)}</bdi>
        </Link>
        {language !== undefined && (
          <span class="cp-fact cp-language">
            {language.color !== undefined && <Dot color={language.color} />}
            <bdi>{visibleText(language.name)}</bdi>
          </span>
        )}
        {isArchived && <span class="cp-archived">{t('archived')}</span>}
      </th>
      <td class="cp-col-stars">
        {stars !== undefined && <span title={starsInWords(stars)}>{shortCount(stars)}</span>}
      </td>
      <td class="cp-col-push">
        {pushedAt !== undefined && <time dateTime={pushedAt}>{agoInWords(pushedAt, today)}</time>}
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
