import assert from 'node:assert/strict';
import { readReadme, withGeneratedParts } from './generate';

/** Prettier pads the cells of a table; what they say is what counts. */
function unpadded(markdown: string): string {
  return markdown.replace(/[ ]{2,}/g, ' ').replace(/-{3,}/g, '---');
}

suite('generated parts', () => {
  test('the tables in README.md are those that `npm run generate` writes', () => {
    const readme = readReadme();
    assert.equal(unpadded(readme), unpadded(withGeneratedParts(readme)));
  });
});
