import assert from 'node:assert/strict';
import { extractOverview } from '../../../src/assist/components/extractOverview';
import { parsePost } from '../../../src/post/post';
import { applyEdits, textOf } from '../../../src/post/text';
import { sharedMarkdown, sharedSuite } from '../../support/corpus';
import { assertRestAlone } from '../../support/edits';
import { withCrlf } from '../../support/fuzz';

function extracted(text: string): { readonly after: string; readonly list: string } {
  const outcome = extractOverview(parsePost(text));
  assert.ok('edits' in outcome, JSON.stringify(outcome));
  assertRestAlone(text, outcome.edits, 'extract');
  const after = applyEdits(text, outcome.edits);
  return { after, list: outcome.selection === undefined ? '' : textOf(after, outcome.selection) };
}

function refusal(text: string): string {
  const outcome = extractOverview(parsePost(text));
  return 'refusal' in outcome ? outcome.refusal : '';
}

const sections = `**Anvil** (Block): Is heavy.

See [Anvil](https://github.com/smithy/anvil)

**Bellows**: Blow.

**Tongs**: Hold, see [the source](https://github.com/smithy/tongs)
`;

const list = `- [Anvil](https://github.com/smithy/anvil)
- Bellows
- [Tongs](https://github.com/smithy/tongs)`;

suite('extract the overview list', () => {
  test('goes in front of the first section', () => {
    const text = `---\ntitle: "A"\n---\n\nIntro.\n\n${sections}`;
    const wanted = text.replace('**Anvil', `${list}\n\n**Anvil`);
    assert.deepEqual(extracted(text), { after: wanted, list });
    assert.equal(extracted(withCrlf(text)).after, withCrlf(wanted));
    assert.equal(extracted(sections).after, `${list}\n\n${sections}`);
  });

  test('stands apart from the heading or the text above', () => {
    const headings = sections.replace(/\*\*(.*)\*\*(.*): /g, '## $1$2\n\n');
    const listed = list.replace('- Bellows\n', '');
    assert.ok(extracted(`Intro.\n${headings}`).after.startsWith(`Intro.\n\n${listed}\n\n## Anvil`));
    const crlf = withCrlf(`Intro.\n${headings}`);
    assert.ok(extracted(crlf).after.startsWith(withCrlf(`Intro.\n\n${listed}\n\n## Anvil`)));
  });

  test('sections that are a list stay one of their own', () => {
    const items = `- **Anvil**: Is heavy, see [it](https://github.com/smithy/anvil)
- **Tongs**: Hold, see [them](https://github.com/smithy/tongs)
`;
    assert.equal(
      extracted(items).after,
      `* [Anvil](https://github.com/smithy/anvil)\n* [Tongs](https://github.com/smithy/tongs)\n\n${items}`,
    );
  });

  test('says why there is none', () => {
    assert.match(refusal(`${list}\n\n${sections}`), /has an overview list already/);
    assert.match(refusal('Text.\n'), /has no component sections yet/);
    assert.match(
      refusal(sections.replace(/, see \[the.*|See \[A.*/g, '')),
      /has no component sections yet/,
    );
  });
});

sharedSuite('extract the overview list of real posts', () => {
  test('makes an overview that matches the sections, where a post had one', () => {
    let count = 0;
    for (const { text, name } of ['corpus', 'seed'].flatMap(sharedMarkdown)) {
      const { overview } = parsePost(text).body();
      if (overview === undefined) {
        continue;
      }
      const without = text.slice(0, overview.span.start) + text.slice(overview.span.end);
      const outcome = extractOverview(parsePost(without));
      if ('edits' in outcome) {
        count++;
        const { components } = parsePost(applyEdits(without, outcome.edits)).body();
        assert.ok(
          components.every(({ entry, section }) => entry !== undefined && section !== undefined),
          name,
        );
      }
    }
    assert.ok(count > 0);
  });
});
