import { presentedIn } from '../../blog/presented';
import { repositoryAt } from '../../post/links';
import { byText, column, type Listing } from './listing';

export interface ListedComponent {
  readonly name: string;
  /** The other name in the label of its entry: the role in `Name = Role`. */
  readonly role: string | undefined;
  /** Key of the repository or owner that it links: `github.com/owner/name`. */
  readonly repository: string | undefined;
  /** As the post has it. */
  readonly url: string | undefined;
  /** The post that presents it, below the root. */
  readonly post: string;
}

export const components: Listing<ListedComponent, object> = {
  name: 'components',
  columns: [
    column('Component', ({ name }) => name),
    column('Role', ({ role }) => role),
    column('Repository', ({ repository }) => repository, {
      cutAt: 'start',
      link: ({ url }) => url,
    }),
    column('Post', ({ post }) => post, { cutAt: 'start' }),
  ],
  orders: new Map([
    ['name', byText(({ name }) => name)],
    ['role', byText(({ role }) => role)],
    ['repository', byText(({ repository }) => repository)],
    ['post', byText(({ post }) => post)],
  ]),
  rows: (read) =>
    read.flatMap(({ file, post }) =>
      presentedIn(post).components.map(({ name, role, url }) => ({
        name,
        role,
        repository: url === undefined ? undefined : repositoryAt(url)?.key,
        url,
        post: file,
      })),
    ),
};
