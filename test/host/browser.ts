// VS Code's workbench in a headless Chromium, and what tests may do to that window.
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { runInThisContext } from 'node:vm';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import { findChromium } from './chromium';
import { unmarkOutput } from './output';
import { hostFolder, shown } from './project';
import type { Ui } from './ui';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing outside this machine: the server is named by its address.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // Else a page that a test rewrites may not talk to its own server any more.
  '--disable-features=LocalNetworkAccessChecks',
];

/** How long an action waits for the thing that it acts on. */
const patience = 10_000;

export async function openBrowser(): Promise<Browser> {
  const found = await findChromium();
  return chromium.launch({
    executablePath: found.executable,
    headless: true,
    args: [...new Set([...flags, ...found.flags])],
  });
}

export function openPage(browser: Browser): Promise<Page> {
  return browser.newPage({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}

/**
 * Opens a workbench that was told to run extension tests and answers their exit code. What they
 * print goes to the console, what VS Code logs to a file of the given name.
 */
export async function runTestsInPage(page: Page, url: string, name: string): Promise<number> {
  const folder = path.join(hostFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const logFile = path.join(folder, `${name}.log`);
  const log = createWriteStream(logFile);
  const exitCode = await new Promise<number>((resolve, reject) => {
    page.once('crash', () => {
      reject(new Error('Chromium crashed while the tests ran.'));
    });
    const open = async (): Promise<void> => {
      // The two functions that the workbench calls when a test driver listens.
      await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
        const output = unmarkOutput(args);
        if (output) {
          console.log(...output);
        } else if (log.writable) {
          // The workbench lives on until the browser is closed, and may log after the tests have ended.
          log.write(`${type} ${format(...args)}\n`);
        }
      });
      await page.exposeFunction('codeAutomationExit', resolve);
      await page.goto(url);
    };
    open().catch(reject);
  });
  log.end();
  if (exitCode !== 0) {
    console.log(`What VS Code logged meanwhile is in ${shown(logFile)}.`);
  }
  return exitCode;
}

/** Playwright's page as tests see it. */
export function uiOf(page: Page): Ui {
  const match = (selector: string): Promise<Locator> =>
    find(page, (frame) => frame.locator(selector), selector);
  return {
    async screenshot(name) {
      const folder = path.join(hostFolder, 'screenshots');
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `${path.basename(name)}.png`);
      await page.screenshot({ path: file });
      return file;
    },
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    click: async (selector) => (await match(selector)).click({ timeout: patience }),
    hover: async (selector) => (await match(selector)).hover({ timeout: patience }),
    text: async (selector) => (await match(selector)).innerText({ timeout: patience }),
    async texts(selector) {
      const perFrame = await Promise.all(
        page.frames().map((frame) =>
          frame
            .locator(selector)
            .filter({ visible: true })
            .allInnerTexts()
            // A webview may go away at any moment.
            .catch(() => []),
        ),
      );
      return perFrame.flat();
    },
    async waitForText(text) {
      await find(page, (frame) => frame.getByText(text), `the text ${text}`);
    },
    evaluate: async (selector, expression) =>
      // A function made here is sent as such, which no webview's security policy forbids.
      (await match(selector)).evaluate(
        runInThisContext(`(element) => (${expression})`) as (element: unknown) => unknown,
      ),
    resize: (width, height) => page.setViewportSize({ width, height }),
  };
}

/** Waits for a visible match in any frame: webviews are frames of their own. */
async function find(page: Page, locate: (frame: Frame) => Locator, what: string): Promise<Locator> {
  const deadline = Date.now() + patience;
  for (;;) {
    for (const frame of page.frames()) {
      const match = locate(frame).filter({ visible: true }).first();
      // A webview may go away at any moment.
      if (await match.count().catch(() => 0)) {
        return match;
      }
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain for ${what} to be visible.`);
    }
    await page.waitForTimeout(100);
  }
}
