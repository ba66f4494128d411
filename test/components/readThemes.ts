// Writes themes.json: the colours of VS Code's own themes as webviews get them, read from a workbench. To be
// run when a style sheet of src/preview uses a variable that is not there yet, or VS Code's themes change:
//   node --import tsx test/components/readThemes.ts
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, openPage } from '../host/browser';
import { installHost } from '../host/install';
import { runMain } from '../host/processes';
import { root } from '../host/project';
import { quietSettings, startServer } from '../host/server';
import { themeNames } from './themes';

/** Groups of colours that pages of ours may have to do with. */
const groups = [
  'badge',
  'button',
  'charts',
  'checkbox',
  'contrast(?:ActiveBorder|Border)',
  'descriptionForeground',
  'disabledForeground',
  'dropdown',
  'editor-(?:background|foreground|selectionBackground)',
  'editor(?:Error|Warning|Info|Hint)-',
  'editorGroup-border',
  'editorWidget',
  'errorForeground',
  'focusBorder',
  'foreground',
  'icon-foreground',
  'input(?:-|Option|Validation)',
  'list-(?:active|focus|hover|inactive)',
  'panel-(?:background|border)',
  'problems',
  'progressBar',
  'radio',
  'scrollbar',
  'settings-headerForeground',
  'sideBar-(?:background|border|foreground)',
  'sideBarSectionHeader',
  'tag',
  'text',
  'toolbar',
  'widget',
];
const wanted = new RegExp(`^--vscode-(?:${groups.join('|')})`);

runMain(async () => {
  const host = await installHost();
  const browser = await openBrowser();
  const themes: Record<string, Record<string, string>> = {};
  const folder = mkdtempSync(path.join(tmpdir(), 'themes-'));
  try {
    for (const [kind, name] of Object.entries(themeNames)) {
      const server = await startServer(host, {
        settings: {
          ...quietSettings,
          'workbench.colorTheme': name,
          'window.autoDetectHighContrast': false,
        },
        trusted: true,
      });
      try {
        const page = await openPage(browser);
        await page.goto(`${server.origin}/?${new URLSearchParams({ folder }).toString()}`);
        await page.locator(`.monaco-workbench[class*="${kindClass(kind)}"]`).waitFor();
        // Themes are read from files of extensions, which takes a moment.
        await page.waitForTimeout(5_000);
        const colors = await page.locator('.monaco-workbench').evaluate((workbench) => {
          const found: Record<string, string> = {};
          for (const [property, values] of workbench.computedStyleMap()) {
            if (property.startsWith('--vscode-')) {
              found[property] = [...values].join(' ').trim();
            }
          }
          return found;
        });
        themes[kind] = Object.fromEntries(
          Object.entries(colors)
            .filter(([property, value]) => wanted.test(property) && /^(?:#|rgb)/.test(value))
            .toSorted(([one], [other]) => (one < other ? -1 : 1)),
        );
        await page.close();
      } finally {
        server.stop();
      }
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  writeFileSync(
    path.join(root, 'test/components/themes.json'),
    JSON.stringify(themes, null, 2) + '\n',
  );
  return 0;
});

function kindClass(kind: string): string {
  return (
    { dark: 'vs-dark', light: 'vs', highContrastDark: 'hc-black', highContrastLight: 'hc-light' }[
      kind
    ] ?? ''
  );
}
