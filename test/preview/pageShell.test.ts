import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { renderShell, type PageShell } from '../../src/preview/pageShell';

const options: PageShell = {
  nonce: 'aB3+/=-_',
  cspSource: "'self' https://*.example.net",
  scriptUri: 'https://example.net/dist/panel.js',
  styleUri: 'https://example.net/dist/panel.css',
  title: 'Linked Repositories',
  page: 'panel',
  language: 'en',
};

suite('The page of a webview', () => {
  test('lets in our script, style sheet and font, pictures that come as data, and nothing else', () => {
    const { document } = new JSDOM(renderShell(options)).window;
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-aB3+/=-_'",
      "style-src 'self' https://*.example.net",
      "font-src 'self' https://*.example.net",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    assert.doesNotMatch(renderShell(options), /unsafe-/);
  });

  test('has one script, with the nonce, and no inline code or style', () => {
    const { document } = new JSDOM(renderShell(options)).window;
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
    const html = renderShell(options);
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<link'));
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<script'));
  });

  test('escapes what it is given', () => {
    const hostile = `x"><img src=x onerror='alert(1)'>&amp;`;
    const html = renderShell({
      ...options,
      scriptUri: hostile,
      styleUri: hostile,
      language: hostile,
      title: hostile,
      translations: { [hostile]: hostile },
    });
    const { document } = new JSDOM(html).window;
    assert.equal(document.querySelector('img'), null);
    assert.equal(document.querySelector('script')?.getAttribute('src'), hostile);
    assert.equal(document.querySelector('link')?.getAttribute('href'), hostile);
    assert.equal(document.documentElement.lang, hostile);
    assert.equal(document.title, hostile);
    assert.deepEqual(JSON.parse(document.body.dataset['translations'] ?? ''), {
      [hostile]: hostile,
    });
  });

  test('refuses to let the nonce or source add to the policy', () => {
    assert.throws(() => renderShell({ ...options, nonce: "x' 'unsafe-inline" }), RangeError);
    assert.throws(() => renderShell({ ...options, nonce: '' }), RangeError);
    assert.throws(() => renderShell({ ...options, cspSource: 'x; script-src *' }), RangeError);
  });

  test('says what page it is, and has translations only where there are some', () => {
    const { document } = new JSDOM(renderShell(options)).window;
    assert.equal(document.documentElement.lang, 'en');
    assert.equal(document.title, 'Linked Repositories');
    assert.equal(document.body.className, 'panel');
    assert.equal(document.body.dataset['translations'], undefined);
    assert.equal(document.querySelectorAll('#root').length, 1);
  });

  test('lets in more pictures where it is told from where', () => {
    const html = renderShell({ ...options, pictures: ['https:'] });
    const { document } = new JSDOM(html).window;
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    assert.match(policy, /img-src data: https:;/);
    assert.throws(
      () => renderShell({ ...options, pictures: ['https:; script-src *'] }),
      RangeError,
    );
  });
});
