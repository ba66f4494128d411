import { presentedIn } from '../../blog/presented';
import { saidAbove } from '../../blog/postHead';
import { readAsBlog } from '../../blog/postParts';
import type { Field } from '../../post/fields';
import { byText, column, mostFirst, newestFirst, type Listing, type ReadPost } from './listing';

export interface ListedPost {
  readonly file: string;
  readonly title: string | undefined;
  /** `YYYY-MM-DD`; undefined where there is none that can be read. */
  readonly date: string | undefined;
  readonly author: string | undefined;
  readonly tags: readonly string[];
  readonly draft: boolean;
  /** How many it presents. */
  readonly components: number;
}

export interface PostFilters {
  readonly drafts?: 'only' | 'without';
  readonly tag?: string;
  readonly author?: string;
}

export const posts: Listing<ListedPost, PostFilters> = {
  name: 'posts',
  columns: [
    column('Date', ({ date }) => date),
    column('Title', ({ title }) => title),
    column('Author', ({ author }) => author),
    column('Tags', ({ tags }) => tags.join(', ')),
    column('Draft', ({ draft }) => (draft ? 'draft' : undefined)),
    column('Components', ({ components }) => String(components), { align: 'right' }),
    column('File', ({ file }) => file, { cutAt: 'start' }),
  ],
  orders: new Map([
    ['date', newestFirst(({ date }) => date)],
    ['title', byText(({ title }) => title)],
    ['author', byText(({ author }) => author)],
    ['components', mostFirst(({ components }) => components)],
    ['file', byText(({ file }) => file)],
  ]),
  rows: (read, { drafts, tag, author }) =>
    read
      .map(listedPost)
      .filter(
        (post) =>
          (drafts === undefined || post.draft === (drafts === 'only')) &&
          (tag === undefined || post.tags.some((own) => isSame(own, tag))) &&
          (author === undefined || isSame(post.author ?? '', author)),
      ),
};

function listedPost({ file, post, policy: { profile } }: ReadPost): ListedPost {
  const { fields } = readAsBlog(post, profile);
  const { title, day, author, tags } = saidAbove(fields, post.text, profile);
  return {
    file,
    title,
    date: day,
    author,
    tags: tags.filter((tag) => tag !== ''),
    draft: isDraft(fields, file),
    components: presentedIn(post).components.length,
  };
}

/** As the usual blog software takes it: by a field that says so, or by the folder. */
function isDraft(fields: readonly Field[], file: string): boolean {
  const says = (name: string, word: string): boolean =>
    fields.some(
      (field) =>
        field.name === name &&
        field.value.kind === 'scalar' &&
        field.value.text.trim().toLowerCase() === word,
    );
  return says('draft', 'true') || says('published', 'false') || /(?:^|\/)_drafts\//.test(file);
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
