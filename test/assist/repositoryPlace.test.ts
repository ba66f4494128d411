import assert from 'node:assert/strict';
import {
  firstSentence,
  placeInProjectFile,
  repositoryPlaceAt,
} from '../../src/assist/repositoryPlace';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';

const text = `# Stack

- [Jumpscale = Automation](https://github.com/acme/cockpit): runs what is asked of it
- [Zero-OS](https://github.com/acme/os), see [its issues](https://github.com/acme/os/issues)
- Nothing = Nowhere

**Cockpit** (Jumpscale): A *place* to [see](https://acme.example) it all, v1.2 of it. And more. To dive deeper click [here](https://github.com/acme/cockpit).

**Zero-OS**: boots.

See [Anvil][anvil] and <https://github.com/acme/net>.

[anvil]: https://github.com/acme/anvil
`;
const post = parsePost(text);

function at(words: string, behind = 0) {
  return repositoryPlaceAt(post, text.indexOf(words) + behind);
}

suite('The repository at a place of a post', () => {
  test('is that of the link, from its first letter to its last', () => {
    const place = at('[Anvil]');
    assert.equal(place?.link?.repository.key, 'github.com/acme/anvil');
    assert.equal(textOf(text, place.span), '[Anvil][anvil]');
    assert.equal(at('[anvil] and', 6)?.link, place.link);
    assert.equal(at(' and <'), undefined);
    assert.equal(at('<https', 5)?.link?.repository.name, 'net');
    assert.equal(place.component, undefined);
  });

  test('is that of a definition that a link refers to', () => {
    const place = at('https://github.com/acme/anvil');
    assert.equal(textOf(text, place!.span), 'https://github.com/acme/anvil');
    assert.equal(place?.link?.repository.name, 'anvil');
  });

  test('is that of the entry, anywhere in it', () => {
    for (const words of ['- [Jump', 'runs what', 'it\n- [Zero']) {
      const place = at(words);
      assert.equal(place?.link?.repository.name, 'cockpit', words);
      assert.equal(place.component?.section?.name, 'Cockpit');
      assert.match(textOf(text, place.span), /^- \[Jumpscale/);
    }
  });

  test('is that of another link in an entry, with the component all the same', () => {
    const place = at('its issues');
    assert.equal(textOf(text, place!.span), '[its issues](https://github.com/acme/os/issues)');
    assert.equal(place?.link?.repository.kind, 'deep');
    assert.equal(place.component?.name, 'Zero-OS');
  });

  test('an entry without a link is a component alone; other text is nothing', () => {
    assert.equal(at('Nothing =')?.link, undefined);
    assert.equal(at('# Stack'), undefined);
    assert.equal(at('boots.'), undefined);
    assert.equal(repositoryPlaceAt(post, text.length), undefined);
  });
});

suite('The first sentence of a section', () => {
  const sentenceIn = (description: string): string | undefined => {
    const around = parsePost(
      `- [One](https://github.com/acme/one)\n- [Two](https://github.com/acme/two)\n\n${description}\n`,
    );
    const [component] = around.body().components;
    assert.ok(component?.section);
    return firstSentence(around, component);
  };

  test('is plain text, and the first one alone', () => {
    assert.equal(
      firstSentence(post, at('- [Jump')!.component!),
      'A place to see it all, v1.2 of it.',
    );
  });

  test('is not there where the section says nothing', () => {
    assert.equal(sentenceIn('## One\n\n## Two\n\nText.'), undefined);
    assert.equal(firstSentence(post, at('Nothing =')!.component!), undefined);
  });

  test('is cut between words, or where it may be', () => {
    const long = sentenceIn(`**One**: ${'many words '.repeat(40)}.\n\n**Two**: b.`);
    assert.match(long ?? '', /^(?:many words )+many…$|^(?:many words )*many words…$/);
    assert.ok((long ?? '').length <= 201);
    const whole = sentenceIn(`**One**: ${'😀'.repeat(150)}.\n\n**Two**: b.`);
    assert.doesNotMatch(whole ?? '', /\p{Cs}/u);
    assert.match(whole ?? '', /…$/);
  });
});

suite('The repository in a project file', () => {
  const file = `{
  // https://github.com/acme/comment
  "https://github.com/acme/key": "https://github.com/acme/value",
  "text": ["See https://github.com/acme/first, https://github.com/acme/second.", 1],
  "escaped": "https:\\/\\/github.com\\/acme\\/escaped",
  "other": "https://acme.example/a/b"`;
  const found = (words: string): readonly [string, string] | undefined => {
    const place = placeInProjectFile(file, file.indexOf(words) + 2);
    return place?.link && [place.link.repository.key, textOf(file, place.span)];
  };

  test('is any in a value, even of a file that is not finished', () => {
    assert.deepEqual(found('https://github.com/acme/value'), [
      'github.com/acme/value',
      'https://github.com/acme/value',
    ]);
    assert.deepEqual(found('https://github.com/acme/second'), [
      'github.com/acme/second',
      'https://github.com/acme/second',
    ]);
    assert.deepEqual(found('https:\\/'), [
      'github.com/acme/escaped',
      'https:\\/\\/github.com\\/acme\\/escaped',
    ]);
  });

  test('is none in comments, names and other text', () => {
    for (const words of ['https://github.com/acme/comment', 'https://github.com/acme/key']) {
      assert.equal(found(words), undefined);
    }
    assert.equal(found('See'), undefined);
    assert.equal(found('https://acme.example'), undefined);
    assert.equal(found('1]'), undefined);
  });
});
