// Texts that can be translated: written out where they are used, with a place for each of their values.
import assert from 'node:assert/strict';
import { messages, messagesIn } from './bundle';
import { localised, resolved, textsInPlace } from './nls';

/** Numbers of the places for values: `{0}`, `{1}`, … */
function places(text: string): readonly number[] {
  const numbers = [...text.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

suite('texts that can be translated', () => {
  test('each has a place for every value, and a value for every place', () => {
    const all = messages();
    assert.ok(all.length > 50);
    for (const { text, values, place } of all) {
      const wanted = Array.from({ length: values ?? places(text).length }, (_, index) => index);
      assert.deepEqual(places(text), wanted, `${place}: ${text}`);
    }
  });

  test('are no spaces around words, which a translation would lose', () => {
    for (const { text, place } of messages()) {
      assert.equal(text, text.trim(), place);
      assert.notEqual(text, '', place);
    }
  });

  test('are found wherever one is asked for, and nowhere else', () => {
    const found = (file: string, content: string): readonly (readonly [string, unknown])[] =>
      messagesIn(file, content).map(({ text, values }) => [text, values]);
    const imported = "import { t } from '../l10n';";
    assert.deepEqual(
      found(
        'a.tsx',
        `${imported} const a = <p title={t('One')}>{t(b ? 'Two' : \`Three {0}\`, c)}</p>;`,
      ),
      [
        ['One', 0],
        ['Two', 1],
        ['Three {0}', 1],
      ],
    );
    assert.deepEqual(found('a.ts', "vscode.l10n.t('Four {0}', ...values)"), [
      ['Four {0}', undefined],
    ]);
    assert.deepEqual(
      found('a.ts', "import { t } from './time'; t('Five'); a.t('Six'); l10n.t('S')"),
      [],
    );
    assert.deepEqual(found('a.ts', "const { t } = vscode.l10n; t('Five'); l10n.t('Six')"), [
      ['Five', 0],
    ]);
    for (const content of [
      `${imported} t(text)`,
      `${imported} t(\`a \${b}\`)`,
      'vscode.l10n.t()',
    ]) {
      assert.throws(() => messagesIn('a.ts', content), /a\.ts:1: /);
    }
  });
});

suite('texts of the manifest', () => {
  const literal = {
    name: 'a-name',
    displayName: 'A name',
    contributes: {
      commands: [{ command: 'componentPosts.go', category: 'Posts', title: 'Go' }],
      menus: { title: [{ command: 'componentPosts.go', description: 'none' }] },
      views: { explorer: [{ id: 'componentPosts.list', name: 'List' }] },
      configuration: {
        title: 'Posts',
        properties: {
          'componentPosts.how': {
            enum: ['a', 'b'],
            enumDescriptions: ['As A', 'As B'],
            default: { title: 'kept' },
          },
        },
      },
    },
  };
  const texts = {
    'extension.displayName': 'A name',
    category: 'Posts',
    'command.go.title': 'Go',
    'view.list.name': 'List',
    'settings.title': 'Posts',
    'setting.how.enumDescriptions.a': 'As A',
    'setting.how.enumDescriptions.b': 'As B',
  };

  test('are moved, with names for their places, and read back as they were', () => {
    const moved = localised(literal, {});
    assert.deepEqual(moved.texts, texts);
    assert.equal(moved.manifest.contributes.commands[0]?.title, '%command.go.title%');
    assert.equal(moved.manifest.name, 'a-name');
    assert.deepEqual(textsInPlace(moved.manifest), []);
    assert.equal(textsInPlace(literal).length, 7);
    assert.deepEqual(resolved(moved.manifest, moved.texts), literal);
    assert.deepEqual(localised(moved.manifest, { ...moved.texts, unused: 'x' }), moved);
  });

  test('are missed where a key has none, and where a key has two', () => {
    assert.throws(() => localised({ title: '%gone%' }, {}), /%gone%/);
    const two = {
      a: [
        { id: 'x', title: 'One' },
        { id: 'x', title: 'Two' },
      ],
    };
    assert.throws(() => localised(two, {}), /a\.x\.title/);
  });
});
