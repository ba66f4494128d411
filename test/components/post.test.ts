// The post preview as Chromium draws it: states, themes and widths, what hostile posts cannot do, and
// what the author does with keyboard and mouse.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PostPreview, ShownPost } from '../../src/preview/post/model';
import { hostileBody, none, picture, shownPost } from '../preview/post/samples';
import { root } from '../support/corpus';
import {
  type ComponentOptions,
  openComponent,
  type OpenComponent,
  suiteInChromium,
  suiteOfPictures,
} from './harness';
import { themeKinds } from './themes';

const images = path.join(root, 'test/workspace/assets/images');
const post = 'file:///blog/posts/tidewater_components.md';

/** The page with pictures of the sample blog, and a view in it. */
async function openPost(
  view: PostPreview | undefined,
  options: Partial<ComponentOptions> = {},
): Promise<OpenComponent> {
  const component = await openComponent({
    bundle: 'src/preview/post/main.tsx',
    css: 'src/preview/post/post.css',
    page: 'post',
    width: 1280,
    height: 900,
    ...options,
  });
  await component.page.route('http://component.test/pictures/**', async (route) => {
    const name = path.basename(new URL(route.request().url()).pathname);
    await route.fulfill({ path: path.join(images, name), contentType: 'image/png' });
  });
  if (view !== undefined) {
    await show(component, view);
  }
  return component;
}

async function show(component: OpenComponent, view: PostPreview): Promise<void> {
  await component.send({ type: 'show', view });
  // The text is read in a task of its own.
  await component.page.waitForFunction(
    (isPost) => !isPost || document.querySelector('.body') !== null,
    view.state === 'post',
  );
  await component.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

function bodyOfSample(name: string): { markdown: string; firstLine: number } {
  const text = readFileSync(path.join(root, 'test/workspace/posts', name), 'utf8');
  const [fence = ''] = /^---\n[^]*?\n---\n/.exec(text) ?? [];
  return { markdown: text.slice(fence.length), firstLine: fence.split('\n').length - 1 };
}

const sample = bodyOfSample('tidewater_components.md');

const everything = `## Everything, at once

A line that ends
where the post ends it, with **bold**, *slanted*, ~~gone~~ and \`code\`; @mara says :sunny: and waits...
[A link](https://example.org/), [within the blog](./about.md), [to the end](#the-end), me@example.org.

> A tide comes twice a day.
> Readings come every minute.

1. First
2. Second
   - with a bullet
   - and another

- [x] Measure
- [ ] Publish

| Station | Height | Battery |
|:--------|-------:|:-------:|
| Pier 1  | 2.41 m |   81 %  |
| Pier 2  | 2.38 m |   64 %  |

\`\`\`ts
const height = await gauge.read({ unit: 'm', every: 'minute', from: 'a station that is far away' });
\`\`\`

![A chart of a year](./img/how_a_reading_travels.png)

![Lost](./img/lost.png) ![Elsewhere](https://example.org/pictures/elsewhere.png)

---

<details><summary>More of it</summary>
<p>Raw <kbd>HTML</kbd> of the post.</p>
</details>

### מה שנמדד

המים עולים פעמיים ביום, והתחנה סופרת.

### The end
`;

const chart = picture('how_a_reading_travels.png', { width: 1200, height: 630 });

const views = {
  sample: shownPost(sample.markdown, { firstLine: sample.firstLine }),
  everything: shownPost(everything, {
    head: {
      description: 'What a station measures, how it is written down, and where it is drawn.',
      image: picture('what_we_build_on.png', { width: 1000, height: 1000, bytes: 6_200_000 }),
    },
    pictures: [
      ['./img/how_a_reading_travels.png', chart],
      ['./img/lost.png', { written: './img/lost.png', state: 'missing' }],
      [
        'https://example.org/pictures/elsewhere.png',
        { written: 'https://example.org/pictures/elsewhere.png', state: 'remote' },
      ],
    ],
    problems: [
      {
        id: 'date',
        severity: 'warning',
        message: '`published_at` is written 2026-3-9. Write it as 2026-03-09.',
        at: 'date',
        fixes: [{ id: 'pad', title: 'Write the date as 2026-03-09' }],
      },
      {
        id: 'title',
        severity: 'information',
        message: 'Another post has this title.',
        at: 'title',
        fixes: [],
      },
      {
        id: 'post',
        severity: 'error',
        message: 'The front matter cannot be read from line 4 on.',
        at: 'post',
        fixes: [],
      },
      {
        id: 'tags',
        severity: 'hint',
        message: 'Tags are sorted elsewhere.',
        at: 'tags',
        fixes: [],
      },
      {
        id: 'description',
        severity: 'hint',
        message: 'The description repeats the title.',
        at: 'description',
        fixes: [{ id: 'remove', title: 'Remove the description' }],
      },
    ],
  }),
  missing: shownPost(sample.markdown, {
    head: {
      image: { written: 'tidewater.png', state: 'missing' },
      authorImage: { written: 'x', state: 'missing' },
    },
    problems: [
      {
        id: 'image',
        severity: 'warning',
        message: 'tidewater.png is not in assets/images.',
        at: 'image',
        fixes: [{ id: 'use', title: 'Use tidewater_components.png' }],
      },
    ],
  }),
  draft: shownPost('A thought, not yet a post.\n\n## Later\n\nMore.', {
    fileName: 'draft_new_gauges.md',
    firstLine: 0,
    head: {
      title: 'draft_new_gauges',
      isTitleFromFile: true,
      image: none,
      authorImage: none,
      tags: [],
    },
  }),
  hostile: shownPost(hostileBody, {
    head: {
      title: '<img src=x onerror="window.ran = 20"> \u202egnitirw',
      author: '<script>window.ran = 21</script>',
      tags: ['<b>tag</b>', ''],
      address: 'javascript:window.ran=22',
      description: '<svg onload=window.ran=23>',
    },
  }),
  notOurs: shownPost(everything, { isPost: false, fileName: 'README.md', firstLine: 0 }),
  remote: shownPost('![Elsewhere](https://example.org/a.png)', {
    head: { image: { written: 'https://example.org/b.png', state: 'remote' } },
  }),
  deep: shownPost('> '.repeat(40) + 'deep', { isTruncated: true }),
  noPost: { state: 'no-post' },
} satisfies Readonly<Record<string, PostPreview>>;

/** The draft without what the front matter would say. */
function withoutHead(view: ShownPost): ShownPost {
  const { title, isTitleFromFile, authorImage, image, tags } = view.head;
  return { ...view, head: { title, isTitleFromFile, authorImage, image, tags } };
}

const all: Readonly<Record<string, PostPreview>> = { ...views, draft: withoutHead(views.draft) };

suiteInChromium('The post preview in Chromium', () => {
  for (const theme of themeKinds) {
    test(`every state has nothing that axe finds wrong: ${theme}`, async () => {
      const component = await openPost(undefined, { theme });
      for (const [name, view] of Object.entries(all)) {
        await show(component, view);
        await component.page.locator('details').evaluateAll((found) => {
          for (const details of found) {
            (details as HTMLDetailsElement).open = true;
          }
        });
        assert.deepEqual(await component.violations(), [], name);
      }
      assert.deepEqual(component.errors(), []);
      await component.close();
    });
  }

  for (const options of [
    { width: 1280 },
    { width: 700 },
    { width: 320 },
    { width: 800, zoom: 2 },
    { width: 640, zoom: 2, direction: 'rtl' as const },
  ]) {
    test(`nothing is wider than the page: ${JSON.stringify(options)}`, async () => {
      const component = await openPost(undefined, options);
      for (const [name, view] of Object.entries(all)) {
        await show(component, view);
        assert.deepEqual(await component.overflowing(), [], name);
      }
      await component.close();
    });
  }

  test('nothing of a hostile post runs, and nothing of it remains but words', async () => {
    const component = await openPost(views.hostile);
    const { page } = component;
    await page.waitForTimeout(300);
    for (const link of await page.locator('.body a').all()) {
      await link.dispatchEvent('click');
    }
    assert.equal(await page.evaluate(() => (window as unknown as { ran?: number }).ran), undefined);
    assert.equal(page.url(), 'http://component.test/');
    assert.deepEqual(
      await page.evaluate(() =>
        [...document.querySelectorAll('.body *')].flatMap((element) => [
          ...(/^(?:script|style|iframe|object|embed|svg|math|meta|base|link|form|video)$/.test(
            element.localName,
          ) ||
          (element instanceof HTMLElement && element.isContentEditable)
            ? [element.localName]
            : []),
          ...[...element.attributes].flatMap(({ name, value }) =>
            /^(?:on|style|srcdoc)/.test(name) || /^(?:javascript|command|vscode|data):/i.test(value)
              ? [`${name}=${value}`]
              : [],
          ),
        ]),
      ),
      [],
    );
    assert.equal(await page.locator('script').count(), 1);
    assert.equal(await page.evaluate(() => document.getElementById('root')?.localName), 'div');
    assert.match(await page.locator('h1').first().innerText(), /^<img src=x .* \ufffdgnitirw/);
    assert.deepEqual(await component.sent(), [{ type: 'ready' }]);
    assert.deepEqual(component.errors(), []);
    await component.close();
  });

  test('links are opened by the extension, and those within the post scroll', async () => {
    const component = await openPost(views.everything, { height: 500 });
    const { page } = component;
    await page.getByRole('link', { name: 'A link' }).click();
    await page.getByRole('link', { name: '@mara' }).press('Enter');
    await page.getByText('within the blog').click();
    await page.getByRole('link', { name: 'to the end' }).click();
    assert.ok((await page.evaluate(() => window.scrollY)) > 500);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'The end');
    assert.deepEqual((await component.sent()).slice(1), [
      { type: 'open', url: 'https://example.org/' },
      { type: 'open', url: 'https://github.com/mara' },
    ]);
    assert.equal(page.url(), 'http://component.test/');
    await component.close();
  });

  test('parts of the head lead to their fields, blocks and headings to their lines', async () => {
    const component = await openPost(views.sample);
    const { page } = component;
    for (const name of [
      'Post picture',
      'The Tidewater stack, component by component',
      'Picture of Mara',
      'Mara',
      '2026-03-09',
      'Tags: tech , open source',
    ]) {
      await page.getByRole('main').getByRole('button', { name, exact: true }).click();
    }
    await page.getByText('Reads any gauge').dblclick();
    await page.getByRole('button', { name: 'Show “The components” in the editor' }).press('Enter');
    const lineOf = (text: string): number =>
      sample.firstLine + sample.markdown.split('\n').findIndex((line) => line.startsWith(text));
    assert.deepEqual((await component.sent()).slice(1), [
      ...['image', 'title', 'author-image', 'author', 'date', 'tags'].map((at) => ({
        type: 'reveal-field',
        post,
        at,
      })),
      { type: 'reveal', post, line: lineOf('- Reads any gauge') },
      { type: 'reveal', post, line: lineOf('### The components') },
    ]);
    await component.close();
  });

  test('problems stand at their parts, with what can be done', async () => {
    const component = await openPost(views.everything);
    const { page } = component;
    await page.getByRole('button', { name: 'Write the date as 2026-03-09' }).click();
    await page.getByRole('button', { name: 'Remove the description' }).click();
    assert.deepEqual(await page.locator('.problem code').allInnerTexts(), ['published_at']);
    await page.getByRole('button', { name: 'Load Pictures of Other Sites' }).click();
    assert.deepEqual((await component.sent()).slice(1), [
      { type: 'fix', post, problem: 'date', fix: 'pad' },
      { type: 'fix', post, problem: 'description', fix: 'remove' },
      { type: 'show-remote' },
    ]);
    assert.equal(await page.locator('.problem').count(), 8);
    await component.close();
  });

  test('pictures of other sites are asked for when the author wants that, and not before', async () => {
    const component = await openPost(views.remote);
    const { page } = component;
    assert.equal(await page.locator('.body img').count(), 0);
    assert.deepEqual(component.errors(), []);
    await show(component, { ...views.remote, showsRemote: true });
    // The policy of this page lets none in, which the page survives.
    await page.getByText('This picture cannot be shown').first().waitFor();
    await component.close();
  });

  test('pictures of other sites are not offered in Restricted Mode', async () => {
    const component = await openPost({ ...views.remote, canShowRemote: false });
    await component.page.getByText('They stay away in Restricted Mode.').waitFor();
    assert.equal(await component.page.locator('.note button').count(), 0);
    await component.close();
  });

  test('the page follows the editor', async () => {
    const component = await openPost(views.sample, { height: 600 });
    const { page } = component;
    const top = (text: string): Promise<number> =>
      page
        .getByText(text)
        .first()
        .evaluate((element) => element.getBoundingClientRect().top);
    const line =
      sample.firstLine + sample.markdown.split('\n').findIndex((at) => at.startsWith('**Logbook'));
    await component.send({ type: 'scroll', post, line });
    assert.ok(Math.abs(await top('Keeps readings for years')) < 30);
    await component.send({ type: 'scroll', post: 'file:///other.md', line: 0 });
    assert.ok(Math.abs(await top('Keeps readings for years')) < 30);
    await component.send({ type: 'scroll', post, line: 2 });
    assert.equal(await page.evaluate(() => window.scrollY), 0);
    await component.close();
  });

  test('typing leaves scroll, focus, selection and what is open as they are', async () => {
    const component = await openPost(views.everything, { height: 500 });
    const { page } = component;
    await page.locator('.body summary').click();
    const heading = page.getByRole('button', { name: 'Show “The end” in the editor' });
    await heading.focus();
    const before = await page.evaluate(() => {
      const block = document.querySelector('.body kbd')!;
      getSelection()!.selectAllChildren(block);
      return { top: block.getBoundingClientRect().top, scrolled: window.scrollY };
    });
    assert.ok(before.scrolled > 300);
    for (const change of ['New words.\n\n', 'New words, and more.\n\n- and a list\n\n']) {
      await show(component, {
        ...views.everything,
        markdown: everything.replace('A line that', `${change}A line that`),
      });
      await page.getByText('New words').waitFor();
      const after = await page.evaluate(() => ({
        top: document.querySelector('.body kbd')!.getBoundingClientRect().top,
        selected: getSelection()!.toString(),
        focused: document.activeElement?.getAttribute('aria-label'),
        isOpen: document.querySelector<HTMLDetailsElement>('.body details')!.open,
      }));
      assert.ok(Math.abs(after.top - before.top) < 2, `${String(after.top)} ${String(before.top)}`);
      assert.equal(after.selected, 'HTML');
      assert.equal(after.focused, 'Show “The end” in the editor');
      assert.ok(after.isOpen);
    }
    await component.close();
  });

  test('a post of 300 KB is drawn from its top, while the page answers and says so', async () => {
    const ending = '\n\nThe very end.\n';
    const markdown = `${everything}\n`.repeat(200).slice(0, 300_000 - ending.length) + ending;
    const component = await openPost(undefined);
    const { page } = component;
    // However fast the machine is, for the page it takes long.
    await page.evaluate(() => {
      const now = performance.now.bind(performance);
      performance.now = () => 20 * now();
    });
    const seen = await page.evaluate(
      async (view) => {
        const { port1, port2 } = new MessageChannel();
        const said = new Set<string>();
        const counts = new Set<number>();
        window.postMessage({ type: 'show', view }, '*');
        for (;;) {
          await new Promise((resolve) => {
            port1.onmessage = resolve;
            port2.postMessage(undefined);
          });
          said.add(document.querySelector('.rendering')?.textContent ?? '');
          const blocks = document.querySelectorAll('.body > .piece');
          counts.add(blocks.length);
          if (blocks[blocks.length - 1]?.textContent === 'The very end.') {
            return { said: [...said], counts: [...counts] };
          }
        }
      },
      shownPost(markdown) as unknown,
    );
    assert.ok(seen.counts.length > 3, 'it comes in parts');
    assert.deepEqual(
      seen.counts,
      seen.counts.toSorted((a, b) => a - b),
    );
    assert.ok(seen.said.includes('Rendering…'));
    await page.waitForFunction(() => document.querySelector('.rendering')?.textContent === '');
    // An edit near the top, which is one piece of many.
    await component.send({
      type: 'show',
      view: shownPost(markdown.replace('A line that', 'Words upon words, and a line that')),
    });
    await page.getByText('Words upon words').first().waitFor();
    assert.equal(await page.locator('.body > .piece').count(), seen.counts.at(-1));
    await component.close();
  });

  test('without a change a message draws nothing of the text again', async () => {
    const component = await openPost(views.sample);
    const changes = await component.page.evaluate(async (view) => {
      let count = 0;
      const observer = new MutationObserver((records) => {
        count += records.length;
      });
      observer.observe(document.querySelector('.body')!, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      window.postMessage({ type: 'show', view }, '*');
      await new Promise((resolve) => setTimeout(resolve, 100));
      return count;
    }, views.sample as unknown);
    assert.equal(changes, 0);
    await component.close();
  });
});

suiteOfPictures('Pictures of the post preview', () => {
  for (const theme of themeKinds) {
    test(`the sample post: ${theme}`, async () => {
      const component = await openPost(views.sample, { theme });
      await component.picture(`post-sample-${theme}`);
      await component.close();
    });
  }

  for (const [name, options] of [
    ['everything', { theme: 'dark' }],
    ['everything', { theme: 'light' }],
    ['everything', { theme: 'dark', width: 420 }],
    ['everything', { theme: 'dark', width: 1280, direction: 'rtl' }],
    ['everything', { theme: 'dark', width: 1280, forcedColors: true }],
    ['missing', { theme: 'dark' }],
    ['draft', { theme: 'light' }],
    ['hostile', { theme: 'dark' }],
    ['notOurs', { theme: 'light' }],
    ['remote', { theme: 'dark' }],
    ['deep', { theme: 'dark' }],
    ['noPost', { theme: 'dark' }],
    ['sample', { theme: 'light', width: 420 }],
    ['sample', { theme: 'dark', width: 1280, zoom: 2 }],
  ] as const satisfies readonly (readonly [string, Partial<ComponentOptions>])[]) {
    const file = `post-${name}-${Object.values(options).join('-')}`;
    test(file, async () => {
      const component = await openPost(all[name], options);
      await component.picture(file);
      await component.close();
    });
  }
});
