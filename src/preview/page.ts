/** The fixed parts of the page by their `id`; the script fills them. */
export const pageIds = {
  title: 'title',
  facts: 'facts',
  search: 'search',
  filter: 'filter',
  filterCount: 'filter-count',
  clear: 'clear',
  refresh: 'refresh',
  main: 'main',
  question: 'question',
  notice: 'notice',
  parts: 'parts',
  empty: 'empty',
  foot: 'foot',
  status: 'status',
} as const;

export interface PageOptions {
  /** Fresh and random for every page; letters, digits, `+`, `/`, `-`, `_` and `=` only. */
  readonly nonce: string;
  /** `Webview.cspSource`. */
  readonly cspSource: string;
  /** Where the webview finds `preview.js`. */
  readonly scriptUri: string;
  /** Where the webview finds `preview.css`; `codicon.ttf` lies beside it. */
  readonly styleUri: string;
  /** BCP 47 tag of the language that the page's own words are in. They are English so far. */
  readonly language?: string;
}

/**
 * The HTML of the Linked Repositories webview before the script has drawn anything: landmarks, the
 * filter box and a policy that lets in our script, our style sheet and its font, and nothing else.
 */
export function renderPage(options: PageOptions): string {
  const { nonce, cspSource, scriptUri, styleUri, language = 'en' } = options;
  if (!/^[\w+/=-]+$/.test(nonce)) {
    throw new RangeError('The nonce has characters that could change the content security policy.');
  }
  if (/[;,]/.test(cspSource)) {
    throw new RangeError(
      'The source has characters that could change the content security policy.',
    );
  }
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Linked Repositories</title>
<link rel="stylesheet" href="${escape(styleUri)}">
<script nonce="${escape(nonce)}" src="${escape(scriptUri)}" defer></script>
</head>
<body class="panel">
<header class="header" hidden>
<div class="heading">
<h1 class="title" id="${pageIds.title}" dir="auto"></h1>
<p class="facts" id="${pageIds.facts}"></p>
</div>
<div class="tools">
<search class="search" id="${pageIds.search}" role="search">
<span class="codicon codicon-filter" aria-hidden="true"></span>
<input class="filter" id="${pageIds.filter}" type="text" placeholder="Filter by component, owner, name or host" aria-label="Filter by component, owner, name or host" autocomplete="off" spellcheck="false">
<span class="badge" id="${pageIds.filterCount}" hidden></span>
<button class="action" id="${pageIds.clear}" type="button" title="Clear filter (Escape)" aria-label="Clear filter" hidden><span class="codicon codicon-close" aria-hidden="true"></span></button>
</search>
<button class="action" id="${pageIds.refresh}" type="button" data-action="refresh" title="Look everything up again" aria-label="Look everything up again" hidden><span class="codicon codicon-refresh" aria-hidden="true"></span></button>
</div>
</header>
<main class="main" id="${pageIds.main}" aria-label="Linked repositories">
<p class="unseen">Arrow keys move between rows. Enter goes to the place in the post.</p>
<div class="question" id="${pageIds.question}" role="group" aria-label="Look up repositories" hidden></div>
<p class="notice" id="${pageIds.notice}" hidden></p>
<div id="${pageIds.parts}"></div>
<div class="empty" id="${pageIds.empty}" hidden></div>
<div class="foot" id="${pageIds.foot}" hidden></div>
</main>
<div class="unseen" id="${pageIds.status}" role="status" aria-live="polite"></div>
</body>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
