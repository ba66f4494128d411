// Opens a page of src/preview by itself in Chromium: its script, its style sheet and its content security
// policy are the real ones, the colours are those of VS Code's own themes, and VS Code is the test.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../host/browser';
import { hostFolder } from '../host/project';
import { renderShell } from '../../src/preview/pageShell';
import { bundlePage } from '../support/bundlePage';
import { forEvaluating, overflowIn, violationsIn } from '../support/pageChecks';
import { takesPictures } from '../support/pictures';
import { bodyClassOf, variablesOf, type ThemeKind } from './themes';

export interface ComponentOptions {
  /** Entry of the page's script, relative to the project. It may call `acquireVsCodeApi`. */
  readonly bundle: string;
  /** Entry of its style sheet, relative to the project. */
  readonly css: string;
  /** Message that the page gets once it is loaded, or several, one after the other. */
  readonly data?: unknown;
  /** Dark, unless told otherwise. */
  readonly theme?: ThemeKind;
  /** Of the page, in pixels of the screen: 360, unless told otherwise. */
  readonly width?: number;
  readonly height?: number;
  /** 2 for 200 %: as many pixels of the screen for each of the page. */
  readonly zoom?: number;
  readonly direction?: 'ltr' | 'rtl';
  readonly forcedColors?: boolean;
  /** Reduced, unless told otherwise, so that pictures are the same each time. */
  readonly motion?: boolean;
  readonly page?: 'panel' | 'post';
  /** What `getState` gives at first. */
  readonly state?: unknown;
}

export interface OpenComponent {
  readonly page: Page;
  /** Posts a message to the page as the extension does, and waits until the page has drawn it. */
  send(message: unknown): Promise<void>;
  /** What the page has posted to the extension, oldest first. */
  sent(): Promise<unknown[]>;
  /** What axe-core finds wrong, one line each; `within`: a selector. */
  violations(within?: string): Promise<string[]>;
  /** Elements that are wider than the page, by class and text; empty where nothing has to be scrolled sideways. */
  overflowing(): Promise<string[]>;
  /** Errors of the page's script and what its policy refused. */
  errors(): readonly string[];
  /** Takes a picture into .vscode-test/screenshots/components/ of an element, or of the whole page, where wanted. */
  picture(name: string, of?: string): Promise<void>;
  close(): Promise<void>;
}

const origin = 'http://component.test';

let browser: Browser | undefined;

/** A suite with a Chromium of its own; it is skipped, with a notice, where there is none and none can be installed. */
export function suiteInChromium(title: string, tests: () => void): void {
  suite(title, function () {
    this.timeout(120_000);
    suiteSetup(async function () {
      this.timeout(300_000);
      try {
        browser = await openBrowser();
      } catch (error) {
        console.log(
          `Components are not looked at: ${error instanceof Error ? error.message : String(error)}`,
        );
        this.skip();
      }
    });
    suiteTeardown(async () => {
      await browser?.close();
      browser = undefined;
    });
    tests();
  });
}

/** A suite that takes pictures and proves nothing: it is there where those are wanted. */
export function suiteOfPictures(title: string, tests: () => void): void {
  if (takesPictures) {
    suiteInChromium(title, tests);
  }
}

export async function openComponent(options: ComponentOptions): Promise<OpenComponent> {
  const { theme = 'dark', width = 360, height = 800, zoom = 1, page: kind = 'panel' } = options;
  const files = await build(options.bundle, options.css);
  if (browser === undefined) {
    throw new Error('Components open within suiteInChromium alone.');
  }
  const page = await browser.newPage({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    // Twice as many pixels are for the eyes of people, and take most of the time.
    deviceScaleFactor: takesPictures ? Math.max(zoom, 2) : zoom,
    reducedMotion: options.motion === true ? 'no-preference' : 'reduce',
    forcedColors: options.forcedColors === true ? 'active' : 'none',
    colorScheme: theme === 'dark' || theme === 'highContrastDark' ? 'dark' : 'light',
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      errors.push(message.text());
    }
  });
  const shell = renderShell({
    nonce: 'component',
    cspSource: origin,
    scriptUri: `${origin}/page.js`,
    styleUri: `${origin}/page.css`,
    title: 'Component',
    page: kind,
    pictures: kind === 'post' ? [origin] : [],
    language: 'en',
  });
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = files.get(pathname.slice(1));
    if (pathname === '/') {
      await route.fulfill({ contentType: 'text/html', body: shell });
    } else if (file !== undefined) {
      await route.fulfill({
        contentType: contentTypes[path.extname(pathname)] ?? 'application/octet-stream',
        body: file,
      });
    } else {
      errors.push(`The page asked for ${route.request().url()}`);
      await route.abort();
    }
  });
  page.setDefaultTimeout(5_000);
  await page.addInitScript(forEvaluating);
  await page.addInitScript(standIn, {
    variables: variablesOf(theme),
    bodyClass: bodyClassOf(theme),
    theme,
    direction: options.direction ?? 'ltr',
    state: options.state,
  });
  await page.goto(`${origin}/`);
  const component: OpenComponent = {
    page,
    async send(message) {
      await page.evaluate(async (data) => {
        window.postMessage(data, '*');
        // Messages arrive in a task of their own; Preact draws before the next frame but one.
        await new Promise((resolve) => setTimeout(resolve));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }, message);
    },
    sent: () => page.evaluate(() => (window as unknown as StandIn).sentMessages),
    violations: (within) => violationsIn(page.mainFrame(), within),
    overflowing: () => overflowIn(page.mainFrame()),
    errors: () => errors,
    async picture(name, of) {
      if (!takesPictures) {
        return;
      }
      const folder = path.join(hostFolder, 'screenshots/components');
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `${name.replace(/[^\w-]+/g, '-')}.png`);
      await (of === undefined
        ? page.screenshot({ path: file, fullPage: true })
        : page.locator(of).first().screenshot({ path: file }));
    },
    close: () => page.close(),
  };
  const { data } = options;
  for (const message of Array.isArray(data)
    ? (data as unknown[])
    : data === undefined
      ? []
      : [data]) {
    await component.send(message);
  }
  return component;
}

/** What stands in for VS Code within the page. */
interface StandIn {
  sentMessages: unknown[];
  acquireVsCodeApi: () => unknown;
}

/** Runs in the page before its own script. */
function standIn(given: {
  variables: Readonly<Record<string, string>>;
  bodyClass: string;
  theme: string;
  direction: string;
  state: unknown;
}): void {
  const stand = window as unknown as StandIn;
  stand.sentMessages = [];
  let { state } = given;
  stand.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => stand.sentMessages.push(message),
    getState: () => state,
    setState: (next: unknown) => {
      state = next;
    },
  });
  document.addEventListener('DOMContentLoaded', () => {
    const { documentElement: html, body } = document;
    for (const [name, value] of Object.entries(given.variables)) {
      html.style.setProperty(name, value);
    }
    html.dir = given.direction;
    body.classList.add(...given.bodyClass.split(' '));
    // What VS Code has in each page, as far as it matters to how things look.
    const defaults = new CSSStyleSheet();
    defaults.replaceSync(`@layer vscode-default {
      body {
        margin: 0;
        padding: 0 20px;
        background-color: var(--vscode-editor-background);
        color: var(--vscode-editor-foreground);
        font-family: var(--vscode-font-family);
        font-size: var(--vscode-font-size);
        font-weight: var(--vscode-font-weight);
      }
      img, video { max-width: 100%; max-height: 100%; }
      a, a code { color: var(--vscode-textLink-foreground); }
      a:hover { color: var(--vscode-textLink-activeForeground); }
      a:focus, input:focus, select:focus, textarea:focus {
        outline: 1px solid -webkit-focus-ring-color;
        outline-offset: -1px;
      }
    }`);
    document.adoptedStyleSheets = [defaults];
  });
}

const built = new Map<string, Promise<ReadonlyMap<string, Buffer>>>();

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

/** Script, style sheet and font of a page, by name; each page is built once. */
function build(script: string, style: string): Promise<ReadonlyMap<string, Buffer>> {
  const key = `${script} ${style}`;
  const building = built.get(key) ?? bundlePage(script, style, false);
  built.set(key, building);
  return building;
}
