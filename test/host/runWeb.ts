// Runs the suites of test/web in the web extension host: the workbench of VS Code's server, with
// the extension's web bundle in a web worker.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser, openPage, runTestsInPage, uiOf } from './browser';
import { bundleTests } from './bundle';
import { installHost } from './install';
import { run, runMain } from './processes';
import { root } from './project';
import { quietSettings, startServer, type Server } from './server';
import { TestProfile } from './testRun';
import { uiRoute } from './ui';
import { answerUiCall } from './uiServer';

const timeLimit = 5 * 60_000;

/** Where the workbench finds the project, on its own origin: it may load from nowhere else. */
const extensionRoute = '/ext';

runMain(async () => {
  const testsPath = await bundleTests({
    loader: 'test/web/index',
    folder: 'test/web/suite',
    platform: 'browser',
  });
  const profile = new TestProfile();
  const server = await startServer(await installHost(), {
    settings: { ...quietSettings, 'security.workspace.trust.enabled': false },
  });
  const browser = await openBrowser();
  const page = await openPage(browser);
  await serveExtension(page, server, testsPath);
});
