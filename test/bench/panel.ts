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
        'processor time: all that the main thread of the page does for it, and for the bench that asks',
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

/** Opens a page and sends it the first view, and then these messages: an edit, a row that is inserted, and so on. */
async function measure(
  browser: Browser,
  { script, style }: PageBundle,
  messages: readonly HostMessage[],
  times: Times,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 480, height: 900 } });
  await page.setContent('<!DOCTYPE html><html lang="en"><body class="panel"><div id="root">');
  await page.addStyleTag({ content: style });
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
  const send = (message: HostMessage): Promise<number> =>
    page.evaluate(async (data) => {
      performance.clearMeasures();
      window.postMessage(data, '*');
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        const [taken] = performance.getEntriesByType('measure');
        if (taken !== undefined) {
          return taken.duration;
        }
      }
    }, message);
  const beforeFirst = await work();
  times.first.push(await send(whole(firstRows, 1)));
  times.firstWork.push((await work()) - beforeFirst);
  await page.evaluate('release()');
  await page.locator('.row').last().locator('.cp-card').waitFor({ state: 'attached' });
  for (const [index, message] of messages.entries()) {
    const isEdit = index % 2 === 0;
    const before = await work();
    times[isEdit ? 'edit' : 'insert'].push(await send(message));
    times[isEdit ? 'editWork' : 'insertWork'].push((await work()) - before);
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
