import type { ComponentChildren, JSX } from 'preact';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { PanelActions } from './actions';
import { Icon, TextButton } from './controls';

/**
 * Why there is nothing to list: no post, a component post without links, any other Markdown file
 * without links, a filter that lets nothing through, or no problems where only those are wanted.
 */
export type EmptyReason = 'no-post' | 'no-links' | 'no-links-here' | 'no-match' | 'no-problems';

export interface EmptyProps {
  readonly reason: EmptyReason;
  /** What was filtered for. */
  readonly typed: string;
  readonly onlyProblems: boolean;
  readonly actions: PanelActions;
}

/** The message that stands in place of the list. */
export function Empty({ reason, typed, onlyProblems, actions }: EmptyProps): JSX.Element {
  switch (reason) {
    case 'no-post':
      return (
        <Message icon="repo" title={t('No post is open')} level="h1">
          <p>{t('Open a Markdown post, and the repositories it links are listed here.')}</p>
        </Message>
      );
    case 'no-links':
      return (
        <Message icon="repo" title={t('No repository links yet')}>
          <p>{t('List the components of the stack, each with a link to its repository:')}</p>
          <Sample text="- [Name = Role](https://github.com/owner/repository)" />
          <p>{t('Then explain them one section at a time:')}</p>
          <Sample
            text={
              '**Name**: What it does.\n\nTo dive deeper, see [Name on GitHub](https://github.com/owner/repository)'
            }
          />
          <p>
            {t(
              'The commands “Insert Overview List” and “Insert Component Section” write both for you.',
            )}
          </p>
        </Message>
      );
    case 'no-links-here':
      return (
        <Message icon="repo" title={t('No repository links here')}>
          <p>
            {t('Links to repositories and their owners are listed as soon as this file has some:')}
          </p>
          <Sample text="[Name](https://github.com/owner/repository)" />
        </Message>
      );
    case 'no-match':
      return (
        <Message icon="filter" title={t('Nothing found')}>
          <p>
            {onlyProblems
              ? t('Nothing that has problems matches “{0}”.', visibleText(typed))
              : t('No link matches “{0}”.', visibleText(typed))}
          </p>
          <TextButton
            label={t('Clear filter')}
            action="clear"
            look="button"
            onClick={actions.clearFilter}
          />
        </Message>
      );
    case 'no-problems':
      return (
        <Message icon="pass" title={t('No problems')}>
          <p>{t('Nothing in this list needs to be put right.')}</p>
          <TextButton
            label={t('Show everything')}
            action="show-all"
            look="button"
            onClick={actions.toggleProblems}
          />
        </Message>
      );
  }
}

function Message(props: {
  readonly icon: string;
  readonly title: string;
  /** `h1` where the page has no title. */
  readonly level?: 'h1' | 'h2';
  readonly children: ComponentChildren;
}): JSX.Element {
  const { level: Heading = 'h2' } = props;
  return (
    <div class="empty">
      <div class="empty-icon">
        <Icon name={props.icon} />
      </div>
      <Heading class="empty-title">{props.title}</Heading>
      {props.children}
    </div>
  );
}

function Sample({ text }: { readonly text: string }): JSX.Element {
  return (
    <pre class="sample">
      <code>{text}</code>
    </pre>
  );
}
