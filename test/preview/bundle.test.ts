import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';

suite('preview bundle', () => {
  let script = '';

  suiteSetup(async () => {
    const result = await esbuild.build({
      entryPoints: ['src/preview/webview.ts'],
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      // As in esbuild.mjs.
      conditions: ['worker'],
      mainFields: ['module', 'main'],
    });
    script = result.outputFiles[0]?.text ?? '';
  });

  test('never makes code or elements out of text', () => {
    assert.ok(script.length > 10_000);
    assert.doesNotMatch(
      script,
      /\beval\(|\bnew Function\b|\bFunction\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser/,
    );
  });

  test('asks nothing of the network', () => {
    assert.doesNotMatch(
      script,
      /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(/,
    );
  });

  test('the style sheet has no colours of its own and knows every icon', () => {
    const css = readFileSync('src/preview/panel.css', 'utf8').replace(/\/\*[^]*?\*\//g, '');
    assert.doesNotMatch(css, /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(/i);
    const icons = readFileSync('node_modules/@vscode/codicons/dist/codicon.css', 'utf8');
    const sources = ['emptyStates', 'facts', 'lookUp', 'panel', 'parts', 'wording'].map((name) =>
      readFileSync(`src/preview/${name}.ts`, 'utf8'),
    );
    const named = sources.join('\n').matchAll(/[cC]odicon\([^,()]+, '([a-z-]+)'\)/g);
    const all = [
      ...[...named].map((match) => match[1] ?? ''),
      ...['repo', 'organization', 'link', 'github', 'globe', 'tag', 'folder', 'file', 'git-commit'],
      ...['git-branch', 'issues', 'git-pull-request', 'comment-discussion', 'book', 'filter'],
      ...['close', 'link-external', 'copy', 'check', 'refresh', 'star-full', 'law'],
      // What stands for a state comes with the view: src/assist/repositoryWords.ts.
      ...['warning', 'circle-slash', 'lock', 'arrow-right', 'archive', 'circle-large-outline'],
      ...['mirror', 'repo-forked', 'files'],
    ];
    for (const icon of all) {
      assert.ok(icons.includes(`.codicon-${icon}:before`), icon);
    }
  });
});
