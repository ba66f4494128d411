// What is looked for in every page of ours, in a Chromium of its own or inside the workbench.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as axeCore from 'axe-core';
import type { Frame } from 'playwright-core';

const require = createRequire(import.meta.url);

/** For `addInitScript`: what is sent to pages is compiled by tsx, which wraps named functions in calls of this. */
export const forEvaluating = 'globalThis.__name = (named) => named;';

/** What axe-core finds wrong, one line each; `within`: a selector, of one place or several. */
export async function violationsIn(frame: Frame, within?: string): Promise<string[]> {
  await frame.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const found = await frame.evaluate(async (selector) => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(selector ?? document, { resultTypes: ['violations'] });
    return violations;
  }, within);
  return found.flatMap(wordsOf);
}

/** Elements that are wider than the page, by class and text; empty where nothing has to be scrolled sideways. */
export function overflowIn(frame: Frame): Promise<string[]> {
  return frame.evaluate(findOverflow);
}

/** Runs in the page. */
function findOverflow(): string[] {
  const { clientWidth } = document.documentElement;
  const isClipped = (element: Element): boolean => {
    for (let above = element.parentElement; above !== null; above = above.parentElement) {
      if (above !== document.body && getComputedStyle(above).overflowX !== 'visible') {
        return true;
      }
    }
    return false;
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -0.5 || right > clientWidth + 0.5) && !isClipped(element);
    })
    .map((element) => `${element.className}: ${element.textContent.slice(0, 60)}`);
}

function wordsOf({ id, help, nodes }: axeCore.Result): string[] {
  return nodes.map(
    ({ html, failureSummary = '' }) =>
      `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary.replace(/\s+/g, ' ')}`,
  );
}
