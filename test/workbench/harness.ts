// The real workbench with the extension in it, worked from outside with mouse and keyboard alone: one window
// for all suites, on a copy of the sample blog. Suites inside the extension host cannot reload their window.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { until as untilTrue } from '../support/until';
import { openBrowser, openPage } from '../host/browser';
import { installHost } from '../host/install';
import { hostFolder, root, shown } from '../host/project';
import { quietSettings, startServer, workbenchAddress } from '../host/server';
import { TestProfile } from '../host/testRun';
import { forEvaluating, violationsIn } from '../support/pageChecks';
import { takesPictures } from '../support/pictures';

/** Milliseconds that anything may take; a busy machine needs most of them. */
const patience = 10_000;
/** The same for what needs the extension while VS Code is starting it. */
const patienceAtStart = 90_000;

/** What a webview shows, by what only its page has. */
const pages = {
  panel: 'body.panel #root > *',
  post: 'body.post #root > *',
  markdown: '.markdown-body > *',
} as const;

export type PageName = keyof typeof pages;

/** Where a webview stands. */
export type Place = 'editor' | 'side bar';

/** The post of the sample blog that most suites open. */
export const samplePost = 'tidewater_components.md';

/** In pixels of the screen, wide enough for an editor and a page beside it. */
export const windowSize = { width: 1440, height: 900 };

export class Workbench {
  readonly page: Page;
  /** The copy of the sample blog that is open. */
  readonly folder: string;
  readonly #address: string;
  readonly #written = new Set<string>();

  constructor(page: Page, folder: string, address: string) {
    this.page = page;
    this.folder = folder;
    this.#address = address;
  }

  /** Opens the window, and waits until VS Code has its commands. */
  async start(): Promise<void> {
    await this.page.goto(this.#address);
    await this.#started();
    // More room for editors; the Explorer comes with every new window.
    await this.run('View: Close Primary Side Bar');
  }

  /**
   * Reloads the window, as "Developer: Reload Window" does.
   *
   * @param kept what it must have written down before: parts of lines of its state.
   */
  async reload(kept: readonly string[]): Promise<void> {
    // In a browser, the workbench writes nothing down at its end; it does when the author goes to another window,
    // and now and then while nothing else is to be done.
    let missing = kept;
    await until(
      async () => {
        await this.page.evaluate(lookAway);
        const state = await this.page.evaluate(writtenState);
        missing = kept.filter((words) => !state.includes(words));
        return missing.length === 0;
      },
      'the workbench has written down what is open',
      patienceAtStart,
    ).catch((error: unknown) => {
      throw new Error(`The workbench does not write down ${missing.join(', ')}.`, { cause: error });
    });
    await this.page.reload();
    await this.#started();
  }

  async #started(): Promise<void> {
    await this.page.locator('.part.statusbar').waitFor({ timeout: 60_000 });
  }

  /** Runs a command from the palette, by its whole title. */
  async run(title: string): Promise<void> {
    await this.#choose('F1', `>${title}`, title);
  }

  /** Opens a file of the blog by its name, as quick open finds it. */
  async open(name: string): Promise<void> {
    // What is opened while a page has the focus stands beside it.
    await this.page.keyboard.press('Control+1');
    await this.#choose('Control+P', name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Puts the cursor at the beginning of the first line with these words, and the focus into the editor. */
  async goTo(words: string, name = samplePost): Promise<void> {
    const line = this.lineOf(words, name);
    await this.focusEditor();
    await (await this.#openBox('Control+G')).fill(`:${String(line)}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Opens the side bar of the extension by its icon, and answers its page. */
  async openSideBar(): Promise<Frame> {
    await this.page.locator('.activitybar [aria-label^="Component Posts"]').first().click();
    return this.webview('panel', 'side bar');
  }

  /** Brings the focus into the editor at the left. */
  async focusEditor(): Promise<void> {
    await this.#pressUntil('Control+1', '.editor-group-container.active .monaco-editor.focused');
  }

  /** Where the cursor is, as the status bar says while the editor has the focus: `Ln 12, Col 1`. */
  cursor(): Promise<string> {
    return this.page.locator('[id="status.editor.selection"]').innerText();
  }

  /** Waits until the cursor is in the first line of the post with these words, and goes there with the focus. */
  async untilCursorAt(words: string): Promise<void> {
    await this.focusEditor();
    const line = this.lineOf(words);
    await until(
      async () => (await this.cursor()).startsWith(`Ln ${String(line)},`),
      `the cursor is in line ${String(line)}`,
    );
  }

  /** Number of the first line with these words, from 1. */
  lineOf(words: string, name = samplePost): number {
    return (
      this.read(`posts/${name}`)
        .split('\n')
        .findIndex((text) => text.includes(words)) + 1
    );
  }

  /** A file of the blog as it is on disk. */
  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** Writes a file of the blog that is there until the test has ended. */
  write(file: string, text: string): void {
    const whole = path.join(this.folder, file);
    this.#written.add(whole);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }

  /** Sets what the settings of the workspace are, all of them. */
  set(settings: Readonly<Record<string, unknown>>): void {
    this.write('.vscode/settings.json', JSON.stringify(settings));
  }

  /** The frame of a webview, once something is drawn in it that can be seen. */
  webview(name: PageName, place: Place = 'editor'): Promise<Frame> {
    return until(
      async () => {
        const drawn = await Promise.all(
          this.page.frames().map(async (frame) => {
            const isThere =
              (await isDrawn(frame, pages[name])) && (await this.#placeOf(frame)) === place;
            return isThere ? [frame] : [];
          }),
        );
        return drawn.flat().at(-1);
      },
      `the page ${name} is in the ${place}`,
      patienceAtStart,
    );
  }

  /** Moves the mouse to where there is nothing under it. */
  moveAway(): Promise<void> {
    return this.page.mouse.move(windowSize.width / 2, windowSize.height - 5);
  }

  async #placeOf(frame: Frame): Promise<Place | undefined> {
    const box = await frame
      .parentFrame()
      ?.frameElement()
      .then((element) => element.boundingBox())
      .catch(() => undefined);
    const sideBar = await this.page.locator('.part.sidebar').boundingBox();
    if (!box) {
      return undefined;
    }
    return sideBar !== null && box.x < sideBar.x + sideBar.width ? 'side bar' : 'editor';
  }

  /** Rests the mouse on an element, as a hand does: a hover may need more than one move. */
  async rest(on: Locator): Promise<void> {
    await this.moveAway();
    // What the editor has drawn a moment ago, it may draw anew.
    const box = await until(() => on.boundingBox(), 'there is something to rest on');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.page.mouse.move(middle.x - 12, middle.y, { steps: 4 });
    await this.page.waitForTimeout(100);
    await this.page.mouse.move(middle.x, middle.y, { steps: 4 });
  }

  /** Shows the hover of the entry of Logbook, once it has the facts of the lockfile. */
  async showHover(): Promise<Locator> {
    const link = this.page
      .locator('.view-line', { hasText: 'Logbook](https://codeberg.org' })
      .getByText('codeberg.org/tidewater/logbook')
      .last();
    const hover = this.page.locator('.monaco-hover', { hasText: 'GPL-3.0' }).first();
    await until(async () => {
      await this.rest(link);
      return hover
        .waitFor({ timeout: 2_000 })
        .then(() => true)
        .catch(() => false);
    }, 'the hover tells the facts');
    return hover;
  }

  /** What axe-core finds wrong in a page as it is seen, one line each; `within`: a selector. */
  async violations(frame: Frame, within?: string): Promise<string[]> {
    // The Markdown preview has no background of its own: the editor's shines through, which axe cannot see.
    await frame.evaluate(() => {
      document.documentElement.style.backgroundColor = 'var(--vscode-editor-background)';
    });
    return violationsIn(frame, within);
  }

  /**
   * Takes a picture of the window for people to look at, where those are wanted.
   *
   * @param rest milliseconds until all is drawn.
   */
  async picture(name: string, rest = 0): Promise<void> {
    if (takesPictures) {
      await this.page.waitForTimeout(rest);
      await this.photograph(name);
    }
  }

  /** Takes a picture of the whole window into .vscode-test/screenshots/workbench/. */
  async photograph(name: string): Promise<string> {
    const folder = path.join(hostFolder, 'screenshots/workbench');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name.replace(/[^\w-]+/g, '-')}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Brings the window back to what it was at first: nothing open, nothing changed, no settings. */
  async tidy(): Promise<void> {
    await this.closeAll();
    for (const file of this.#written) {
      rmSync(file, { force: true });
    }
    this.#written.clear();
  }

  /** Closes editors and the side bar, and keeps no change. */
  async closeAll(): Promise<void> {
    await this.page.mouse.up();
    await this.moveAway();
    for (let tries = 0; tries < 3; tries++) {
      await this.page.keyboard.press('Escape');
    }
    while ((await this.page.locator('.tab.dirty').count()) > 0) {
      await this.page.locator('.tab.dirty').first().click();
      await this.run('File: Revert File');
      await this.page.waitForTimeout(100);
    }
    await this.run('View: Close All Editors');
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
    if (await this.page.locator('.part.sidebar').isVisible()) {
      await this.run('View: Close Primary Side Bar');
    }
  }

  async #choose(keys: string, typed: string, label: string): Promise<void> {
    const row = this.page
      .locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`)
      .first();
    // The box goes away where a page takes the focus at that moment, and a list that was asked for while VS Code was
    // looking elsewhere may stay without what is in it.
    await until(
      async () => {
        try {
          // Not typed, which would go into the editor where the box has no focus yet.
          await (await this.#openBox(keys)).fill(typed, { timeout: 2_000 });
          await row.click({ timeout: 4_000 });
          return true;
        } catch {
          await this.page.keyboard.press('Escape');
          return false;
        }
      },
      `${label} can be chosen`,
      patienceAtStart,
    );
    await this.moveAway();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  async #openBox(keys: string): Promise<Locator> {
    const box = '.quick-input-widget input';
    await this.#pressUntil(keys, box);
    return this.page.locator(box).filter({ visible: true }).first();
  }

  /** Presses keys until something can be seen: those pressed while a page hands on the focus get lost. */
  async #pressUntil(keys: string, selector: string): Promise<void> {
    await until(async () => {
      await this.page.keyboard.press(keys);
      return this.page
        .locator(selector)
        .filter({ visible: true })
        .first()
        .waitFor({ timeout: 1_000 })
        .then(() => true)
        .catch(() => false);
    }, `${keys} shows ${selector}`);
  }
}

/** Runs in the page: tells the workbench that another window has the focus, for half a second. */
async function lookAway(): Promise<void> {
  document.hasFocus = () => false;
  window.dispatchEvent(new FocusEvent('blur'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  Reflect.deleteProperty(document, 'hasFocus');
  window.dispatchEvent(new FocusEvent('focus'));
}

/** Runs in the page: what the workbench has written down of itself, `key=value` in each line. */
async function writtenState(): Promise<string> {
  const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('IndexedDB'));
      };
    });
  const texts: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith('vscode-web-state-db') !== true) {
      continue;
    }
    const database = await resultOf(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const items = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([
        resultOf(items.getAllKeys()),
        resultOf(items.getAll()),
      ]);
      texts.push(...keys.map((key, index) => `${key as string}=${String(values[index])}`));
    }
    database.close();
  }
  return texts.join('\n');
}

/** Answers within a second: a frame that is being loaded, or goes away, lets everybody wait. */
function isDrawn(frame: Frame, selector: string): Promise<boolean> {
  const count = frame
    .locator(selector)
    .filter({ visible: true })
    .count()
    .then((found) => found > 0)
    .catch(() => false);
  return Promise.race([
    count,
    new Promise<boolean>((resolve) => {
      setTimeout(resolve, 1_000, false);
    }),
  ]);
}

let opening: Promise<Workbench | undefined> | undefined;
let closing: (() => Promise<void>) | undefined;

suiteTeardown(async () => {
  await closing?.();
});

async function open(): Promise<Workbench | undefined> {
  let browser: Browser;
  try {
    browser = await openBrowser();
  } catch (error) {
    console.log(
      `The workbench is not worked from outside: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
  const profile = new TestProfile();
  const server = await startServer(await installHost(), { settings: quietSettings, trusted: true });
  closing = async () => {
    await browser.close();
    server.stop();
    profile.remove();
  };
  const page = await openPage(browser);
  page.setDefaultTimeout(patience);
  await page.setViewportSize(windowSize);
  await page.addInitScript(forEvaluating);
  const address = workbenchAddress(server, profile.workspace, [
    ['extensionDevelopmentPath', server.uri(root)],
  ]);
  const workbench = new Workbench(page, profile.workspace, address);
  await workbench.start();
  return workbench;
}

/**
 * A suite in the window that all share; it is skipped, with a notice, where there is no Chromium.
 *
 * @param tests defines them; `workbench` may be asked once they run.
 */
export function suiteInWorkbench(title: string, tests: (workbench: () => Workbench) => void): void {
  let workbench: Workbench | undefined;
  const get = (): Workbench => {
    if (workbench === undefined) {
      throw new Error('The workbench is there once tests run.');
    }
    return workbench;
  };
  suite(`in the workbench: ${title}`, function () {
    this.timeout(200_000);
    suiteSetup(async function () {
      this.timeout(300_000);
      opening ??= open();
      workbench = await opening;
      if (workbench === undefined) {
        this.skip();
      }
    });
    teardown(async function () {
      if (this.currentTest?.state === 'failed' && workbench !== undefined) {
        const file = await workbench.photograph(`failed ${this.currentTest.title}`);
        console.log(`      The window then: ${shown(file)}`);
      }
      await workbench?.tidy();
    });
    tests(get);
  });
}

/** Waits as long as an author would, on a busy machine. */
export function until<T>(
  condition: () => T | Promise<T>,
  what: string,
  timeout = patience,
): Promise<NonNullable<T>> {
  return untilTrue(condition, what, timeout);
}

/** Waits until the visible texts of all matches are these. */
export async function untilTexts(found: Locator, wanted: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  await until(
    async () => {
      last = await found.filter({ visible: true }).allInnerTexts();
      return last.join('\n') === wanted.join('\n');
    },
    `there is ${wanted.join(', ')}`,
  ).catch((error: unknown) => {
    throw new Error(`There is ${last.join(', ') || 'nothing'} and not ${wanted.join(', ')}.`, {
      cause: error,
    });
  });
}
