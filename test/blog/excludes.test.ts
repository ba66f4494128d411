import assert from 'node:assert/strict';
import { excludeGlob } from '../../src/blog/excludes';

suite('excluded files', () => {
  test('are those of all settings that are true, and dependencies', () => {
    assert.equal(excludeGlob([]), '{**/node_modules/**}');
    assert.equal(
      excludeGlob([
        { '**/.git': true, '**/*.js': { when: '$(basename).ts' } },
        { 'drafts/': true, '**/.git': true, 'old/**': true, '**/seen': false },
      ]),
      '{**/node_modules/**,**/.git,**/.git/**,drafts/,drafts/**,old/**}',
    );
  });

  test('a pattern spoils no others', () => {
    assert.equal(
      excludeGlob([{ 'a{b': true, 'a}b{': true, ' ': true, '{x,y}/**': true, 'a,b/**': true }]),
      '{**/node_modules/**,{x,y}/**,a[,]b/**}',
    );
  });
});
