// How long the post preview keeps Chromium busy, beside markdown-it, which VS Code's own preview uses, on
// the same texts in a page of its own.
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../host/browser';
import { shownPost } from '../preview/post/samples';
import { bundlePage, type PageBundle } from './bundlePage';
import { generatePost } from './generate';
import { asJson, asTable, type Report, type Row } from './report';
import { flat, timingOf, type Timing } from './statistics';

const kilobyte = 1_000;
const firstDrawings = 9;
const edits = 40;
const longRuns = 3;

export async function measurePost(json: boolean): Promise<number> {
  const [ours, theirs] = await Promise.all([
    bundlePage('src/preview/post/main.tsx', 'src/preview/post/post.css'),
    bundlePage('test/bench/contenders/postByMarkdownIt.ts', 'src/preview/post/post.css'),
  ]);
  const browser = await openBrowser();
  try {
    const own = await timesOf(browser, ours);
    const other = await timesOf(browser, theirs);
    const rowOf = (measure: string, at: keyof Times, limit?: number): Row => ({
      measure,
      ours: own[at],
      baseline: { name: 'markdown-it', timing: other[at] },
      value: own[at].p50 / other[at].p50,
      ...(limit !== undefined && { limit }),
    });
    const report: Report = {
      rows: [
        rowOf('first drawing, 4 KB', 'first', 50),
        rowOf('all drawn, 4 KB', 'whole'),
        rowOf('edit, 10 KB', 'edit', 16),
        rowOf('edit that adds a line, 10 KB', 'line', 16),
        rowOf('first drawing, 300 KB', 'longFirst', 50),
        rowOf('all drawn, 300 KB', 'longWhole'),
        rowOf('longest task, 300 KB', 'longTask', 100),
        rowOf('edit, 300 KB', 'longEdit'),
      ],
      notes: [
        'times: milliseconds by the clock, from the message to the end of the layout of what it draws',
        'first drawing: the first blocks are there; in pages that have drawn nothing before',
        'drawn by us beside the text: head, cards and checks; markdown-it draws the text alone',
      ],
    };
    console.log(json ? asJson(report) : asTable(report));
    return 0;
  } finally {
    await browser.close();
  }
}

interface Times {
  readonly first: Timing;
  readonly whole: Timing;
  readonly edit: Timing;
  readonly line: Timing;
  readonly longFirst: Timing;
  readonly longWhole: Timing;
  readonly longTask: Timing;
  readonly longEdit: Timing;
}

/** What the page did with a message. In milliseconds. */
interface Watched {
  readonly first: number;
  readonly whole: number;
  readonly longestTask: number;
}

const small = bodyOf(4 * kilobyte);
const medium = bodyOf(10 * kilobyte);
const long = bodyOf(300 * kilobyte);

async function timesOf(browser: Browser, bundle: PageBundle): Promise<Times> {
  const watchedFirst: Watched[] = [];
  for (let run = 0; run < firstDrawings; run++) {
    const page = await openPage(browser, bundle);
    watchedFirst.push(await show(page, small));
    await page.close();
  }
  const page = await openPage(browser, bundle);
  await show(page, medium);
  const edit: number[] = [];
  const line: number[] = [];
  let text = medium;
  for (let number = 1; number <= edits; number++) {
    text = changed(text, `w${String(number)} `);
    edit.push((await show(page, text)).whole);
    text = changed(text, `w${String(number)}\n\n`);
    line.push((await show(page, text)).whole);
  }
  await page.close();
  const watched: Watched[] = [];
  const longEdit: number[] = [];
  for (let run = 0; run < longRuns; run++) {
    const longPage = await openPage(browser, bundle);
    watched.push(await show(longPage, long));
    for (let number = 1; number <= 3; number++) {
      longEdit.push((await show(longPage, changed(long, `w${String(number)} `))).whole);
    }
    await longPage.close();
  }
  return {
    first: timingOf(watchedFirst.map((each) => each.first)),
    whole: timingOf(watchedFirst.map((each) => each.whole)),
    edit: timingOf(edit),
    line: timingOf(line),
    longFirst: timingOf(watched.map((each) => each.first)),
    longWhole: timingOf(watched.map((each) => each.whole)),
    longTask: timingOf(watched.map((each) => each.longestTask)),
    longEdit: timingOf(longEdit),
  };
}

/**
 * Bodies of generated posts of at most 10 KB, one after the other up to about a size; with an end that can
 * be told from any other. A list of such a post has some 1 KB.
 */
function bodyOf(size: number): string {
  let text = '';
  for (let seed = 1; text.length < size; seed++) {
    const post = generatePost(Math.min(size, 10 * kilobyte), seed);
    text += `${post.slice(post.indexOf('\n---\n') + 5).trim()}\n\n`;
  }
  // With room for edits: a view has at most 300,000.
  return flat(`${text.slice(0, size - 500)}\n\nThe end.\n`);
}

/** With a word more near its beginning, where whoever edits it looks. */
function changed(text: string, word: string): string {
  const at = text.indexOf(' ', text.indexOf('\n\n', 600)) + 1;
  return flat(text.slice(0, at) + word + text.slice(at));
}

async function openPage(browser: Browser, { script, style }: PageBundle): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  await page.setContent('<!DOCTYPE html><html lang="en"><body class="post"><div id="root">');
  await page.addStyleTag({ content: style });
  // What runs in the page is compiled by tsx, which wraps named functions in calls of this.
  await page.evaluate(
    'globalThis.__name = (named) => named; globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })',
  );
  await page.addScriptTag({ content: script });
  return page;
}

/** Shows a text, and watches until all of it is there. */
function show(page: Page, markdown: string): Promise<Watched> {
  return page.evaluate(
    async ({ view, word }) => {
      const textOf = (block: Element | undefined): string => block?.textContent ?? '';
      /** Looks at both ends alone, so that looking costs little. */
      const isWhole = (): boolean => {
        const body = document.querySelector('.body');
        const blocks = [...(body?.children ?? [])];
        return (
          textOf(blocks.at(-1)).trimEnd().endsWith('The end.') &&
          blocks.slice(0, 40).some((block) => textOf(block).includes(word))
        );
      };
      const { port1, port2 } = new MessageChannel();
      const start = performance.now();
      let first = 0;
      let longestTask = 0;
      let before = start;
      window.dispatchEvent(new MessageEvent('message', { data: { type: 'show', view } }));
      for (;;) {
        // As a browser does behind each task that has changed something.
        const { height } = document.body.getBoundingClientRect();
        const now = performance.now();
        longestTask = Math.max(longestTask, now - before);
        first ||= height > 0 && document.querySelector('.body > *') !== null ? now - start : 0;
        if (isWhole()) {
          return { first, whole: now - start, longestTask };
        }
        before = performance.now();
        await new Promise((resolve) => {
          port1.onmessage = resolve;
          port2.postMessage(undefined);
        });
      }
    },
    { view: shownPost(markdown), word: lastWord(markdown) },
  );
}

/** What tells this version of a text from those before. */
function lastWord(markdown: string): string {
  return /\bw\d+/.exec(markdown)?.[0] ?? '';
}
