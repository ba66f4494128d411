// How long the Linked Repositories page takes in Chromium, from a message to the paint that shows it,
// beside the same page when it draws everything anew for each message.
import type { Browser } from 'playwright-core';
import type { PanelPost } from '../../src/preview/panel/model';
import type { HostMessage } from '../../src/preview/panel/protocol';
import { openBrowser } from '../host/browser';
import { manyRows, row, view } from '../preview/panel/samples';
import { bundlePage, type PageBundle } from './bundlePage';
import { asJson, asTable, type Report, type Row } from './report';
import { timingOf, type Timing } from './statistics';

const css = 'src/preview/panel/panel.css';
const repositories = 200;
const firstPaints = 7;
const edits = 30;

export async function measurePanel(json: boolean): Promise<number> {
  const [ours, anew] = await Promise.all([
    bundlePage('src/preview/panel/main.tsx', css),
    bundlePage('test/bench/contenders/panelAnew.ts', css),
  ]);
  const browser = await openBrowser();
  try {
    const messages = messagesOf();
    const own = await timesOf(
      browser,
      ours,
      messages.map(({ change }) => change),
    );
    const other = await timesOf(
      browser,
      anew,
      messages.map(({ whole }) => whole),
    );
    const rowOf = (measure: string, at: keyof Times, limit: number): Row => ({
      measure: `${measure}, ${String(repositories)} repositories`,
      ours: own[at],
      baseline: { name: 'drawn anew', timing: other[at] },
      value: own[at].p50 / other[at].p50,
      limit,
    });
    const report: Report = {
      rows: [
        rowOf('first paint', 'first', 100),
        rowOf('edit of a description', 'edit', 16),
        rowOf('edit that inserts a row', 'insert', 16),
      ],
      notes: ['times: milliseconds by the clock, from the message to after the next paint'],
    };
    console.log(json ? asJson(report) : asTable(report));
    return 0;
  } finally {
    await browser.close();
  }
}

interface Times {
  readonly first: Timing;
  readonly edit: Timing;
  readonly insert: Timing;
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

async function timesOf(
  browser: Browser,
  { script, style }: PageBundle,
  messages: readonly HostMessage[],
): Promise<Times> {
  const first: number[] = [];
  const edit: number[] = [];
  const insert: number[] = [];
  for (let repetition = 0; repetition < firstPaints; repetition++) {
    const page = await browser.newPage({ viewport: { width: 480, height: 900 } });
    await page.setContent('<!DOCTYPE html><html lang="en"><body class="panel"><div id="root">');
    await page.addStyleTag({ content: style });
    await page.evaluate(
      'globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })',
    );
    await page.addScriptTag({ content: script });
    const send = (message: HostMessage): Promise<number> =>
      page.evaluate(async (data) => {
        performance.clearMeasures();
        window.postMessage(data, '*');
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          const [measure] = performance.getEntriesByType('measure');
          if (measure !== undefined) {
            return measure.duration;
          }
        }
      }, message);
    first.push(await send(whole(firstRows, 1)));
    if (repetition === firstPaints - 1) {
      for (const [index, message] of messages.entries()) {
        (index % 2 === 0 ? edit : insert).push(await send(message));
      }
    }
    await page.close();
  }
  return { first: timingOf(first), edit: timingOf(edit), insert: timingOf(insert) };
}
