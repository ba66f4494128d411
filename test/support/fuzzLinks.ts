// Bodies made of links and of what nearly is one, right and wrong, in every kind of block.
import fc from 'fast-check';
import { mutate, mutation } from './fuzz';

const label = fc.constantFrom(
  ...['Anvil', 'the bellows', '**Beacon**', '`log`', 'a', '1', '', 'x [y]', '![b](c.png)', '^1'],
);

const address = fc
  .tuple(
    fc.constantFrom(
      ...['https://', 'http://', 'HTTP://', 'htps://', 'http//', 'https:/', 'https;//', '', 'www.'],
      ...['https://www.', 'https://https://', '//', './', 'mailto:', 'https:\\\\'],
    ),
    fc.constantFrom(
      ...['github.com', 'GitHub.com', 'codeberg.org', 'gitlab.com', 'acme.example', 'acme.com'],
      ...['git.sr.ht', 'notes.org', 'mara@acme.example'],
    ),
    fc.constantFrom(
      ...['', '/', '/acme', '/Acme', '/acme/anvil', '/acme/Anvil.git', '/acme//anvil/', '/~a/b'],
      ...['/acme/anvil/tree/main/', '/acme/anvil_(forge)', '/(acme', '/acme/anvil#readme', '/a b'],
      ...['/acme/anvil.git/', '/acme/an&amp;vil', '/acme/anvil "Title"', '/acme/anvil “Title”'],
      ...['/acme/anvil?a=b', '/orgs/acme', '/acme/anvil.', '/{{ page }}'],
    ),
  )
  .map((parts) => parts.join(''));

const reference = fc.constantFrom('anvil', 'Anvil', 'bellows', '1', '^1', '//', 'the bellows');

const piece = fc.oneof(
  fc
    .tuple(label, fc.constantFrom('](', '] (', ']( ', '](<', '](“', ']("', ']((', '][', ']\u00A0('))
    .chain(([text, open]) =>
      fc
        .tuple(address, fc.constantFrom(')', '', ' )', '>)', '”)', '")', '))', ']'))
        .map(([to, close]) => `[${text}${open}${to}${close}`),
    ),
  address,
  address.map((to) => `<${to}>`),
  fc.tuple(label, reference).map(([text, to]) => `[${text}][${to}]`),
  fc.tuple(reference).map(([to]) => `[${to}][]`),
  fc.tuple(label, address).map(([text, to]) => `(${text})[${to}]`),
  fc.tuple(label, address).map(([text, to]) => `![${text}] (${to})`),
  fc.tuple(reference, address).map(([to, where]) => `\n[${to}]: ${where}`),
  fc.constantFrom('words', 'git clone', '*', '`', '(', ')', ',', '.', '|', '<!--', '\\', '$', '_'),
);

const line = fc
  .tuple(
    fc.constantFrom('', '', '- ', '> ', '# ', '  ', '    ', '| ', '1. ', '- [x] ', '> - '),
    fc.array(fc.tuple(piece, fc.constantFrom(' ', ' ', '', ', ', '\n')), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([start, pieces]) => `${start}${pieces.flat().join('')}`);

const front = `---
title: "What our stack is made of"
author: Mara
author_image: mara.jpg
tags: tech
published_at: 2026-03-09
post_image: stack.jpg
---

`;

/** A post whose links are as right and wrong as chance has it. */
export const linkedPost: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\n\n')), { maxLength: 8 }),
    fc.array(mutation, { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([lines, mutations, hasCrlf]) => {
    const body = mutations.reduce(mutate, lines.flat().join(''));
    return hasCrlf ? `${front}${body}`.replace(/\r?\n/g, '\r\n') : `${front}${body}`;
  });
