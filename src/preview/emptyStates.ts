import { codicon, element } from './dom';
import { visibleText } from './wording';

/**
 * Why there is nothing to list: no post, a component post without links, any other Markdown file
 * without links, or a filter that lets nothing through.
 */
export type EmptyReason = 'no-post' | 'no-links' | 'no-links-here' | 'no-match';

/** What the author writes to see something here. */
const overviewSample = '- [Name = Role](https://github.com/owner/repository)';
const sectionSample =
  '**Name**: What it does.\n\nTo dive deeper, see [Name on GitHub](https://github.com/owner/repository)';

/** The message that stands in place of the list. `typed` is what was filtered for. */
export function renderEmpty(document: Document, reason: EmptyReason, typed = ''): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const paragraph = (...children: (Node | string)[]) => element(document, 'p', '', ...children);
  const message = (icon: string, title: string, ...children: Node[]) => {
    const sign = element(document, 'div', 'empty-icon', codicon(document, icon));
    fragment.append(sign, element(document, 'h2', 'empty-title', title), ...children);
  };

  switch (reason) {
    case 'no-post':
      message(
        'repo',
        'No post is open',
        paragraph('Open a Markdown post, and the repositories it links are listed here.'),
      );
      break;
    case 'no-links':
      message(
        'repo',
        'No repository links yet',
        paragraph('List the components of the stack, each with a link to its repository:'),
        sample(document, overviewSample),
        paragraph('Then explain them one section at a time:'),
        sample(document, sectionSample),
        paragraph(
          'The commands ',
          element(document, 'strong', '', 'Insert Overview List'),
          ' and ',
          element(document, 'strong', '', 'Insert Component Section'),
          ' write both for you.',
        ),
      );
      break;
    case 'no-links-here':
      message(
        'repo',
        'No repository links here',
        paragraph(
          'Links to repositories and their owners are listed as soon as this file has some:',
        ),
        sample(document, '[Name](https://github.com/owner/repository)'),
      );
      break;
    case 'no-match': {
      const clear = element(document, 'button', 'text-button', 'Clear filter');
      clear.type = 'button';
      clear.dataset['action'] = 'clear';
      const written = element(document, 'bdi', '', `“${visibleText(typed)}”`);
      message('filter', 'Nothing found', paragraph('No link matches ', written, '.'), clear);
      break;
    }
  }
  return fragment;
}

function sample(document: Document, text: string): HTMLElement {
  return element(document, 'pre', 'sample', element(document, 'code', '', text));
}
