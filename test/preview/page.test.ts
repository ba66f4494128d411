import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { pageIds, renderPage } from '../../src/preview/page';

const options = {
  nonce: 'aB3+/=-_',
  cspSource: "'self' https://*.example.net",
  scriptUri: 'https://example.net/dist/preview.js',
  styleUri: 'https://example.net/dist/preview.css',
};

suite('preview/page', () => {
  test('lets in our script, style sheet and font, and nothing else', () => {
    const { document } = new JSDOM(renderPage(options)).window;
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-aB3+/=-_'",
      "style-src 'self' https://*.example.net",
      "font-src 'self' https://*.example.net",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    assert.doesNotMatch(renderPage(options), /unsafe-/);
  });

  test('has one script, with the nonce, and no inline code or style', () => {
    const { document } = new JSDOM(renderPage(options)).window;
    const scripts = [...document.querySelectorAll('script')];
    assert.deepEqual(
      scripts.map((script) => [script.getAttribute('nonce'), script.src, script.textContent]),
      [[options.nonce, options.scriptUri, '']],
    );
    assert.equal(document.querySelectorAll('style, [style]').length, 0);
    for (const element of document.querySelectorAll('*')) {
      assert.deepEqual(
        element.getAttributeNames().filter((name) => name.startsWith('on')),
        [],
      );
    }
  });

  test('names the policy before anything that it governs', () => {
    const html = renderPage(options);
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<link'));
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<script'));
  });

  test('escapes what it is given', () => {
    const hostile = `x"><img src=x onerror='alert(1)'>&amp;`;
    const html = renderPage({
      ...options,
      scriptUri: hostile,
      styleUri: hostile,
      language: hostile,
    });
    const { document } = new JSDOM(html).window;
    assert.equal(document.querySelector('img'), null);
    assert.equal(document.querySelector('script')?.getAttribute('src'), hostile);
    assert.equal(document.querySelector('link')?.getAttribute('href'), hostile);
    assert.equal(document.documentElement.lang, hostile);
  });

  test('refuses to let the nonce or source add to the policy', () => {
    assert.throws(() => renderPage({ ...options, nonce: "x' 'unsafe-inline" }), RangeError);
    assert.throws(() => renderPage({ ...options, nonce: '' }), RangeError);
    assert.throws(() => renderPage({ ...options, cspSource: 'x; script-src *' }), RangeError);
  });

  test('has a language, a title, landmarks, and every part that the script looks for', () => {
    const { document } = new JSDOM(renderPage(options)).window;
    assert.equal(document.documentElement.lang, 'en');
    assert.equal(document.title, 'Linked Repositories');
    for (const landmark of ['header', 'main[aria-label]', '[role=search]', '[role=status]']) {
      assert.ok(document.querySelector(landmark), landmark);
    }
    for (const id of Object.values(pageIds)) {
      assert.equal(document.querySelectorAll(`#${id}`).length, 1, id);
    }
  });
});
