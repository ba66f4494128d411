import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { sharedSuite, sharedText } from '../support/corpus';

sharedSuite('the post that the project started from', () => {
  const text = sharedText('seed/open_source_technology.md') ?? '';
  const { overview, sections, links } = parsePost(text).body();

  test('has four entries in its overview', () => {
    assert.deepEqual(
      overview?.entries.map(({ label, link }) => [label, link?.repository.key]),
      [
        ['Jumpscale = Automation Framework', 'github.com/threefoldtech/jumpscalex_threebot'],
        ['Distributed OS = Zero-OS', 'github.com/zero-os'],
        ['Neutral Identity Management', 'github.com/itsyouonline'],
        ['Solving the Blockchain Dilemma', 'github.com/rivine'],
      ],
    );
  });

  test('has five sections', () => {
    assert.deepEqual(
      sections.map(({ shape, name, aliases, bullets, links: own }) => [
        shape,
        [name, ...aliases.map((alias) => alias.name)].join(' / '),
        bullets.length,
        own.map(({ repository, label }) => `${label ?? ''} ${repository.key}`).join(),
      ]),
      [
        ['bold-lead', 'Zero-OS', 5, 'here github.com/zero-os'],
        ['bold-lead', 'Zero Storage', 5, 'here github.com/zero-os'],
        [
          'bold-lead',
          'Cockpit / Jumpscale / At Your Service',
          9,
          'here github.com/threefoldtech/jumpscalex_core',
        ],
        ['bold-lead', 'ThreeFold Chain / Rivine', 4, 'here github.com/threefoldfoundation/tfchain'],
        ['bold-lead', 'ItsYou.Online', 2, 'here github.com/itsyouonline'],
      ],
    );
  });

  test('has nine repository links', () => {
    assert.equal(links.length, 9);
  });

  test('its sections start with their leads', () => {
    assert.deepEqual(
      sections.map(({ lead }) => textOf(text, lead)),
      [
        '**Zero-OS**:',
        '**Zero Storage** (part of Zero-OS):',
        '**Cockpit** (Also known as Jumpscale / At Your Service):',
        '**ThreeFold Chain (Rivine)**:',
        '**ItsYou.Online**:',
      ],
    );
    assert.match(
      textOf(text, sections[0]!.description!),
      /^A truly distributed OS .* consists of:$/,
    );
    assert.match(
      textOf(text, sections[0]!.span),
      /click \[here\]\(https:\/\/github.com\/zero-os\)$/,
    );
  });
});
