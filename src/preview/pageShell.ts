import type { Translations } from './l10n';
import { escapeHtml } from './text';

export interface PageShell {
  /** Fresh and random for every page; letters, digits, `+`, `/`, `-`, `_` and `=` only. */
  readonly nonce: string;
  /** `Webview.cspSource`. */
  readonly cspSource: string;
  /** Where the webview finds the script of the page. */
  readonly scriptUri: string;
  /** Where the webview finds its style sheet; `codicon.ttf` lies beside it. */
  readonly styleUri: string;
  /** What the tab of the page is called, for readers of screens. */
  readonly title: string;
  /** Class of the body: which page this is. */
  readonly page: 'panel' | 'post';
  /** BCP 47 tag of the language that the page's own words are in. */
  readonly language: string;
  /** Absent for English. */
  readonly translations?: Translations | undefined;
  /** Sources of pictures beside `data:`: `cspSource` for files that the webview may read, `https:`. */
  readonly pictures?: readonly string[];
}

/**
 * The HTML of a webview before its script has drawn anything, with a policy that lets in our script,
 * our style sheet and its font, pictures that come as data, and nothing else that is not named here.
 *
 * @throws RangeError where a value could change that policy.
 */
export function renderShell(options: PageShell): string {
  const { nonce, cspSource, scriptUri, styleUri, pictures = [] } = options;
  if (!/^[\w+/=-]+$/.test(nonce)) {
    throw new RangeError('The nonce has characters that could change the content security policy.');
  }
  if ([cspSource, ...pictures].some((source) => /[;,]/.test(source))) {
    throw new RangeError(
      'The source has characters that could change the content security policy.',
    );
  }
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${['data:', ...pictures].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const translations =
    options.translations === undefined
      ? ''
      : ` data-translations="${escapeHtml(JSON.stringify(options.translations))}"`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(options.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(options.title)}</title>
<link rel="stylesheet" href="${escapeHtml(styleUri)}">
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}" defer></script>
</head>
<body class="${options.page}"${translations}>
<div id="root"></div>
</body>
</html>
`;
}
