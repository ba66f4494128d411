// Runs the suites of test/web in the web extension host: the workbench of VS Code's server, with
// the extension's web bundle in a web worker.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, openPage, runTestsInPage, uiOf } from './browser';
import { bundleTests } from './bundle';
import { installHost } from './install';
import { runMain, seconds } from './processes';
import { root } from './project';
import { quietSettings, startServer, workbenchAddress, type Server } from './server';
import { TestProfile } from './testRun';
import { uiRoute } from './ui';
import { answerUiCall } from './uiServer';

/** A suite that has not ended by then has failed. */
const timeLimit = 5 * 60_000;

/** Where the workbench finds the project: on its own origin, since it may load from nowhere else. */
const extensionRoute = '/ext';

runMain(async () => {
  const testsPath = await bundleTests({
    loader: 'test/web/index',
    folder: 'test/web/suite',
    platform: 'browser',
  });
  const profile = new TestProfile();
  const server = await startServer(await installHost(), { settings: quietSettings, trusted: true });
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    await serveUi(page, server);
    await serveExtension(page, server, testsPath);
    const url = workbenchAddress(server, profile.workspace, []);
    return await withTimeLimit(runTestsInPage(page, url, 'web'));
  } finally {
    server.stop();
    await browser.close();
  }
});

async function serveUi(page: Page, server: Server): Promise<void> {
  const ui = uiOf(page);
  await page.route(`${server.origin}${uiRoute}`, async (route) => {
    const answer = await answerUiCall(ui, route.request().postData() ?? '');
    await route.fulfill({ contentType: 'application/json', body: answer });
  });
}

/** Serves the project's files, and names the extension and its tests in the workbench's settings. */
async function serveExtension(page: Page, server: Server, testsPath: string): Promise<void> {
  await page.route(`${server.origin}${extensionRoute}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(root, decodeURIComponent(pathname.slice(extensionRoute.length)));
    if (existsSync(file)) {
      await route.fulfill({ path: file });
    } else {
      await route.fulfill({ status: 404 });
    }
  });

  const at = (file: string): UriComponents => ({
    scheme: 'http',
    authority: server.authority,
    path: path.posix.join(extensionRoute, path.relative(root, file).replaceAll('\\', '/')),
  });
  await page.route(`${server.origin}/?*`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/,
      (_, before: string, settings: string) => {
        const configuration = JSON.parse(settings.replaceAll('&quot;', '"')) as WebConfiguration;
        configuration.developmentOptions = {
          ...configuration.developmentOptions,
          extensions: [at(root)],
          extensionTestsPath: at(testsPath),
        };
        return before + JSON.stringify(configuration).replaceAll('"', '&quot;');
      },
    );
    await route.fulfill({ response, body });
  });
}

interface UriComponents {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** The part that matters here of what the workbench's page is told. */
interface WebConfiguration {
  developmentOptions?: {
    extensions?: readonly UriComponents[];
    extensionTestsPath?: UriComponents;
  };
}

function withTimeLimit(tests: Promise<number>): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`Stopped: not finished after ${seconds(timeLimit)}.`));
    }, timeLimit).unref();
    tests.then(resolve, reject);
  });
}
