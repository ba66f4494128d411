// VS Code's own themes, as pages in a webview see them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/project';

/** Names of the themes that stand for each kind. */
export const themeNames = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  highContrastDark: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

export type ThemeKind = keyof typeof themeNames;
export const themeKinds = Object.keys(themeNames) as ThemeKind[];

const bodyClasses: Readonly<Record<ThemeKind, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  highContrastDark: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast vscode-high-contrast-light',
};

/** The class that VS Code gives the body of a page in a webview. */
export function bodyClassOf(theme: ThemeKind): string {
  return bodyClasses[theme];
}

let colors: Readonly<Record<ThemeKind, Readonly<Record<string, string>>>> | undefined;

/** The variables that VS Code sets on the root of a page in a webview. */
export function variablesOf(theme: ThemeKind): Readonly<Record<string, string>> {
  colors ??= JSON.parse(
    readFileSync(path.join(root, 'test/components/themes.json'), 'utf8'),
  ) as NonNullable<typeof colors>;
  return {
    ...colors[theme],
    '--vscode-font-family': 'system-ui, "DejaVu Sans", sans-serif',
    '--vscode-font-size': '13px',
    '--vscode-font-weight': 'normal',
    '--vscode-editor-font-family': '"DejaVu Sans Mono", monospace',
    '--vscode-editor-font-size': '14px',
  };
}
