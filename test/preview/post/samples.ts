// Posts as the extension hands them to the page.
import type { PostPicture, ShownPost } from '../../../src/preview/post/model';

export const picture = (written: string, more: Partial<PostPicture> = {}): PostPicture => ({
  written,
  state: 'found',
  src: `http://component.test/pictures/${written.replace(/^.*\//, '')}`,
  ...more,
});

export const none: PostPicture = { written: '', state: 'none' };

export function shownPost(
  markdown: string,
  more: Partial<Omit<ShownPost, 'head'>> & { readonly head?: Partial<ShownPost['head']> } = {},
): ShownPost {
  return {
    state: 'post',
    post: 'file:///blog/posts/tidewater_components.md',
    fileName: 'tidewater_components.md',
    isPost: true,
    profile: 'Component posts',
    today: '2026-03-12',
    markdown,
    isTruncated: false,
    firstLine: 9,
    pictures: [],
    problems: [],
    showsRemote: false,
    canShowRemote: true,
    ...more,
    head: {
      title: 'The Tidewater stack, component by component',
      isTitleFromFile: false,
      author: 'Mara',
      authorImage: picture('mara.png', { width: 400, height: 400, bytes: 9_000 }),
      image: picture('tidewater_components.png', { width: 1200, height: 630, bytes: 90_000 }),
      date: '2026-03-09',
      day: '2026-03-09',
      tags: ['tech', 'open source'],
      address: '/blog/the-tidewater-stack-component-by-component',
      ...more.head,
    },
  };
}

/** Everything that must neither run nor remain. */
export const hostileBody = [
  '<script>window.ran = 1</script>',
  'Text <img src=x onerror="window.ran = 2"> <a href="javascript:window.ran=3">one</a>',
  '[two](javascript:window.ran=4) [three](command:workbench.action.quit) [four](vscode://x/y)',
  '[five](data:text/html,<script>window.ran=5</script>) ![six](javascript:window.ran=6)',
  '<style>body { display: none }</style><p style="position:fixed" class="page" id="root">seven</p>',
  '<iframe src="https://example.org"></iframe><object data="x"></object><embed src="x">',
  '<svg onload="window.ran = 7"><a xlink:href="javascript:1"><text>eight</text></a></svg>',
  '',
  '<meta http-equiv="refresh" content="0; url=https://example.org"><base href="https://example.org">',
  '<link rel="stylesheet" href="https://example.org/x.css">',
  '<form action="https://example.org"><input name="a" autofocus onfocus="window.ran = 9"><button>nine</button></form>',
  '<details ontoggle="window.ran = 10" open><summary>ten</summary>inside</details>',
  '<video src="https://example.org/x.mp4" onerror="window.ran=11" autoplay></video>',
  '<a href="&#106;avascript:window.ran=12">eleven</a> <a href=" java\nscript:window.ran=13">twelve</a>',
  '<div data-line="1" aria-hidden="true" tabindex="9" contenteditable>thirteen</div>',
  '',
  '| <b onclick="window.ran=14">a</b> |',
  '|--|',
  '| <marquee onstart="window.ran = 15">b</marquee> |',
  '',
  '<math><mtext><table><mglyph><style><img src=x onerror="window.ran = 8">',
  '',
  '<plaintext>',
  'the end',
].join('\n');
