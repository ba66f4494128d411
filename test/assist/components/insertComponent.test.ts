import assert from 'node:assert/strict';
import { insertComponent } from '../../../src/assist/components/insertComponent';
import type { NewComponent } from '../../../src/assist/components/newComponent';
import { parsePost } from '../../../src/post/post';
import { applyEdits, textOf } from '../../../src/post/text';
import { neutralDescription } from '../../../src/rules/components/addSection';
import { problemsOf } from '../../support/checking';
import { sharedMarkdown, sharedSuite } from '../../support/corpus';
import { assertRestAlone } from '../../support/edits';
import { withCrlf } from '../../support/fuzz';

const beacon: NewComponent = {
  name: 'Beacon',
  role: undefined,
  url: 'https://github.com/smithy/beacon',
};

function inserted(text: string, cursor = text.length, component = beacon): string {
  const outcome = insertComponent(parsePost(text), component, cursor, []);
  assert.ok('edits' in outcome);
  assertRestAlone(text, outcome.edits, 'insert');
  const after = applyEdits(text, outcome.edits);
  assert.equal(
    outcome.selection && textOf(after, outcome.selection),
    neutralDescription,
    'the description is selected',
  );
  return after;
}

const entryOfBeacon = '- [Beacon](https://github.com/smithy/beacon)';
const sectionOfBeacon = `**Beacon**: ${neutralDescription}

To dive deeper into Beacon, see [Beacon on GitHub](https://github.com/smithy/beacon)`;

const post = `---
title: "A"
---

## Overview

- [Anvil](https://github.com/smithy/anvil)
- [Bellows](https://github.com/smithy/bellows)

## Parts

**Anvil**: Is heavy.

To dive deeper into Anvil, see [Anvil on GitHub](https://github.com/smithy/anvil)

**Bellows**: Blow.

To dive deeper into Bellows, see [Bellows on GitHub](https://github.com/smithy/bellows)
`;

suite('insert a component', () => {
  test('comes last, in the overview and among the sections', () => {
    const wanted = `${post.replace('/bellows)\n\n##', `/bellows)\n${entryOfBeacon}\n\n##`)}\n${sectionOfBeacon}\n`;
    assert.equal(inserted(post), wanted);
    assert.equal(inserted(post, 0), wanted);
    assert.equal(inserted(withCrlf(post)), withCrlf(wanted));
    assert.equal(inserted(post.trimEnd()), wanted.trimEnd());
  });

  test('comes below the component at the cursor', () => {
    const wanted = post
      .replace('/anvil)\n- ', `/anvil)\n${entryOfBeacon}\n- `)
      .replace('**Bellows**', `${sectionOfBeacon}\n\n**Bellows**`);
    assert.equal(inserted(post, post.indexOf('[Anvil]')), wanted);
    assert.equal(inserted(post, post.indexOf('Is heavy')), wanted);
  });

  test('a post without sections gets the first one below its overview', () => {
    const text = post.slice(0, post.indexOf('## Parts'));
    assert.equal(inserted(text), `${text.trimEnd()}\n${entryOfBeacon}\n\n${sectionOfBeacon}\n\n`);
  });

  test('a post without an overview gets a section only', () => {
    const [head = '', tail = ''] = post.split(/- \[Anvil[^]*?(?=## Parts)/);
    assert.equal(inserted(head + tail), `${head}${tail}\n${sectionOfBeacon}\n`);
  });

  test('a new post is made one component after the other', () => {
    for (const start of [
      '',
      '---\ntitle: "A"\n---\n',
      '---\ntitle: "A"\n---\n\nThis is our stack.\n',
    ]) {
      let text = start;
      for (const name of ['Anvil', 'Bellows', 'Beacon']) {
        text = inserted(text, text.length, {
          name,
          role: undefined,
          url: `https://github.com/smithy/${name.toLowerCase()}`,
        });
      }
      const { overview, sections, components } = parsePost(text).body();
      assert.deepEqual(
        overview?.entries.map(({ label }) => label),
        ['Anvil', 'Bellows', 'Beacon'],
        text,
      );
      assert.equal(sections.length, 3);
      assert.ok(components.every(({ match }) => match?.evidence === 'name'));
      assert.ok(text.startsWith(start.trimEnd()));
    }
  });

  test('without a repository there is an entry and a section that can be completed', () => {
    const after = inserted(post, post.length, { name: 'Beacon', role: 'Lamp', url: undefined });
    assert.match(after, /\n- Beacon = Lamp\n/);
    assert.ok(after.endsWith(`\n\n**Beacon**: ${neutralDescription}\n`));
  });

  test('takes the style of the post', () => {
    const text = `1. [Heavy - Anvil](https://github.com/smithy/anvil)
2. [Air - Bellows](https://github.com/smithy/bellows)

### Anvil

Is heavy.

More about Anvil: https://github.com/smithy/anvil.

### Bellows

Blow.

More about Bellows: https://github.com/smithy/bellows.
`;
    assert.equal(
      inserted(text, text.length, { ...beacon, role: 'Light' }),
      `${text.replace('bellows)\n', 'bellows)\n3. [Light - Beacon](https://github.com/smithy/beacon)\n')}
### Beacon

${neutralDescription}

More about Beacon: [Beacon on GitHub](https://github.com/smithy/beacon).
`,
    );
  });
});

sharedSuite('insert a component into real posts', () => {
  const posts = ['corpus', 'seed'].flatMap(sharedMarkdown);

  test('makes no problem of warning or higher, wherever the cursor is', () => {
    for (const { text, name } of posts) {
      const { components, notParsed } = parsePost(text).body();
      if (notParsed !== undefined) {
        continue;
      }
      const before = loud(text);
      const inPost = components.flatMap(({ entry, section }) => [
        entry?.span.start ?? 0,
        section?.span.start ?? 0,
      ]);
      for (const cursor of new Set([0, text.length, ...inPost.slice(0, 6)])) {
        const after = inserted(text, cursor);
        assert.deepEqual(newOnes(loud(after), before), [], `${name} at ${String(cursor)}`);
        const body = parsePost(after).body();
        assert.equal(
          body.components.length,
          components.length + (components.length === 0 ? body.components.length : 1),
          name,
        );
      }
    }
  });
});

function loud(text: string): readonly string[] {
  return problemsOf(text)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message }) => `${rule} ${message}`);
}

function newOnes(after: readonly string[], before: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((one) => {
    const index = left.indexOf(one);
    return index === -1 || left.splice(index, 1).length === 0;
  });
}
