// How long the Linked Repositories page takes in Chromium, from a message to the paint that shows it,
// beside the same page when it draws everything anew for each message.
import type { Browser, Page } from 'playwright-core';
import type { PanelPost } from '../../src/preview/panel/model';
import type { HostMessage } from '../../src/preview/panel/hostMessages';
import { openBrowser } from '../host/browser';
import { manyRows, row, view } from '../preview/panel/samples';
import { bundlePage, type PageBundle } from './bundlePage';
import { asJson, asTable, type Report, type Row } from './report';
import { median, timingOf } from './statistics';

const css = 'src/preview/panel/panel.css';
const repositories = 200;
const firstPaints = 11;
const edits = 30;

export async function measurePanel(json: boolean): Promise<number> {
  const [ours, anew] = await Promise.all([
    bundlePage('src/preview/panel/main.tsx', css),
    bundlePage('test/bench/contenders/panelAnew.ts', css),
  ]);
  const browser = await openBrowser();
  try {
    const messages = messagesOf();
    const [own, other] = [noTimes(), noTimes()];
    // By turns, so that what else the machine does meets both.
    for (let repetition = 1; repetition <= firstPaints; repetition++) {
      const isLast = repetition === firstPaints;
      await measure(browser, ours, isLast ? messages.map(({ change }) => change) : [], own);
      await measure(browser, anew, isLast ? messages.map(({ whole }) => whole) : [], other);
    }
    const rowOf = (measure: string, at: keyof Times, limit: number): Row => ({
      measure: `${measure}, ${String(repositories)} repositories`,
      ours: timingOf(own[at]),
      baseline: { name: 'drawn anew', timing: timingOf(other[at]) },
      value: median(own[at]) / median(other[at]),
      limit,
    });
    const least = (at: keyof Times): string => `${Math.min(...own[at]).toFixed(1)} ms`;
    const report: Report = {
      rows: [
        rowOf('first paint', 'first', 100),
        rowOf('the same, processor time', 'firstWork', 100),
        rowOf('edit of a description', 'edit', 16),
        rowOf('the same, processor time', 'editWork', 16),
        rowOf('edit that inserts a row', 'insert', 16),
        rowOf('the same, processor time', 'insertWork', 16),
      ],
      notes: [
        'times: milliseconds by the clock, from the message to after the next paint; that waits up to 16 ms for its frame',
        'processor time: all that the main thread of the page does from the message until then',
        `least of all runs by the clock: first paint ${least('first')}, description ${least('edit')}, row ${least('insert')}`,
      ],
    };
    console.log(json ? asJson(report) : asTable(report));
    return 0;
  } finally {
    await browser.close();
  }
}

/** In milliseconds, of each run. */
type Times = Readonly<
  Record<'first' | 'firstWork' | 'edit' | 'editWork' | 'insert' | 'insertWork', number[]>
>;

function noTimes(): Times {
  return { first: [], firstWork: [], edit: [], editWork: [], insert: [], insertWork: [] };
}

interface Step {
  readonly kind: 'edit' | 'insert';
  readonly change: HostMessage;
  /** The same as a whole view. */
  readonly whole: HostMessage;
}

const { rows: firstRows, cards } = manyRows(repositories);

function whole(rows: PanelPost['rows'], number: number): HostMessage {
  return { type: 'show', number, view: view(rows, cards) };
}

/** Edits near the beginning of the post, where whoever edits it looks. */
function messagesOf(): Step[] {
  const steps: Step[] = [];
  let rows = firstRows;
  for (let number = 1; number <= 2 * edits; number++) {
    const kind = number % 2 === 0 ? 'insert' : 'edit';
    const changed =
      kind === 'insert'
        ? row(`New ${String(number)}`, [])
        : { ...rows[2]!, excerpt: `Words after ${String(number)} keys.` };
    rows =
      kind === 'insert'
        ? rows.toSpliced(3, 0, changed)
        : rows.map((each, index) => (index === 2 ? changed : each));
    const { frame } = view(rows, cards);
    steps.push({
      kind,
      change: {
        type: 'change',
        change: {
          from: number,
          to: number + 1,
          frame,
          order: rows.map(({ id }) => id),
          rows: [changed],
          cards: [],
        },
      },
      whole: whole(rows, number + 1),
    });
  }
  return steps;
}

const shell =
  '<!DOCTYPE html><html lang="en"><link rel="stylesheet" href="panel.css"><body class="panel"><div id="root">';

/** Opens a page and sends it the first view, and then these messages: an edit, a row that is inserted, and so on. */
async function measure(
  browser: Browser,
  { script, style, font }: PageBundle,
  messages: readonly HostMessage[],
  times: Times,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 480, height: 900 } });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill(
      pathname === '/'
        ? { contentType: 'text/html', body: shell }
        : pathname === '/panel.css'
          ? { contentType: 'text/css', body: style }
          : { contentType: 'font/ttf', body: font },
    );
  });
  await page.goto('http://panel.test/');
  // Timers without a delay draw what is not seen at first. They wait until the first figures are taken.
  await page.evaluate(`
    globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });
    const { setTimeout } = globalThis;
    const held = [];
    globalThis.setTimeout = (run, delay) =>
      delay === undefined ? held.push(run) : setTimeout(run, delay);
    globalThis.release = () => {
      globalThis.setTimeout = setTimeout;
      held.forEach((run) => run());
    };
  `);
  await page.addScriptTag({ content: script });
  const work = await workOf(page);
  /** Milliseconds by the clock, and of work. */
  const send = async (message: HostMessage): Promise<readonly [clock: number, work: number]> => {
    // What it costs to bring the message into the page is no work of the page.
    await page.evaluate((data) => {
      Object.assign(globalThis, { message: data });
    }, message);
    const before = await work();
    const clock = await page.evaluate(async () => {
      performance.clearMeasures();
      window.postMessage(Reflect.get(globalThis, 'message'), '*');
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        const [taken] = performance.getEntriesByType('measure');
        if (taken !== undefined) {
          return taken.duration;
        }
      }
    });
    return [clock, (await work()) - before];
  };
  const take = async (message: HostMessage, clocks: number[], works: number[]): Promise<void> => {
    const [clock, worked] = await send(message);
    clocks.push(clock);
    works.push(worked);
  };
  await take(whole(firstRows, 1), times.first, times.firstWork);
  await page.evaluate('release()');
  await page.locator('.row').last().locator('.cp-card').waitFor({ state: 'attached' });
  for (const [index, message] of messages.entries()) {
    await (index % 2 === 0
      ? take(message, times.edit, times.editWork)
      : take(message, times.insert, times.insertWork));
  }
  await page.close();
}

/** Milliseconds that the main thread of a page has worked since this was called. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
}
