// Posts to measure with: component overviews about components that do not exist, with the slips that
// authors make, so that every checker has something to find.
import { Random } from './random';

const heads = [
  'Amber',
  'Birch',
  'Cinder',
  'Drift',
  'Ember',
  'Fern',
  'Gale',
  'Hollow',
  'Iris',
  'Juniper',
  'Kestrel',
  'Larch',
  'Moss',
  'North',
  'Otter',
  'Pebble',
  'Quartz',
  'River',
  'Slate',
  'Thistle',
] as const;
const tails = [
  'Vault',
  'Mesh',
  ' Storage',
  '-OS',
  ' Chain',
  'Gate',
  'Forge',
  ' Cockpit',
  'Loom',
  '.Online',
] as const;
const roles = [
  'Automation Framework',
  'Distributed Storage',
  'Neutral Identity',
  'Package Registry',
  'Capacity Planner',
  'Virtual Network',
] as const;
const owners = ['larkfield', 'mossgrid', 'northbay-labs', 'tidewater', 'openmeadow'] as const;
const sentences = [
  'It removes the need for local filesystems, drivers and manual installation.',
  'Every node keeps its own log and repairs itself — no operator has to be awake for that.',
  'It’s free of charge and runs on ordinary hardware.',
  'The `control plane` is small enough to be read in an afternoon.',
  'Data stays available *even* when a node goes down.',
  'Replication is not needed, which makes **backup** obsolete.',
  'See the [design notes](#design-notes) for what is planned next.',
  'It was created so that anyone can deploy a virtual datacenter in minutes.',
] as const;
const bullets = [
  'replacement of systemd, the kernel boots this first process',
  'virtual disks that are copied only when written to',
  'command line tools for everything that the portal can do',
  'super scale out, 50+ PB in one namespace',
  'human readable, easy to learn format',
  'no networking or storage expertise required',
  'low transaction fees & atomic swaps',
  'measured at 100-250.000 IOPS per node (depends on the hardware)',
  'manages the full lifecycle of containers',
] as const;

interface Component {
  readonly entry: string;
  readonly section: string;
}

/** The text of a post of nearly `length` UTF-16 code units, the same for the same seed. */
export function generatePost(length: number, seed: number): string {
  const random = new Random(seed);
  const opening = `${frontMatter(random)}## What our stack is made of

### Components overview

The following components are used to build the grid.

`;
  const middle = '\n### Architecture components\n\n';
  const components: Component[] = [];
  let rest = length - opening.length - middle.length;
  for (;;) {
    const component = generateComponent(random, components.length);
    const size = component.entry.length + component.section.length;
    if (size > rest) {
      break;
    }
    components.push(component);
    rest -= size;
  }
  return [
    opening,
    ...components.map(({ entry }) => entry),
    middle,
    ...components.map(({ section }) => section),
    closing(random, rest),
  ].join('');
}

/** A post of about `length` with so many components, each with its entry and its section. */
export function generateStack(length: number, count: number, seed: number): string {
  const random = new Random(seed);
  const share = Math.floor(length / count);
  const components = Array.from({ length: count }, (_, index) => {
    const name = `${random.pick(heads)}${random.pick(tails)} ${String(index)}`;
    const url = `https://github.com/${random.pick(owners)}/${name.toLowerCase().replace(/[ .]/g, '-')}`;
    const entry = `- [${random.chance(0.5) ? `${random.pick(roles)} = ${name}` : name}](${url})\n`;
    const end = `\n\n- ${random.pick(bullets)}\n- ${random.pick(bullets)}\n\nTo dive deeper into ${name} open-source - click [here](${url})\n\n`;
    let text = `**${name}**: ${random.pick(sentences)}`;
    while (entry.length + text.length + end.length < share - 60) {
      text += ` ${random.pick(sentences)}`;
    }
    return { entry, section: text + end };
  });
  return `${frontMatter(random)}### Components overview

${components.map(({ entry }) => entry).join('')}
### Architecture components

${components.map(({ section: text }) => text).join('')}`;
}

function frontMatter(random: Random): string {
  return `---
title: "Open components ${String(random.between(2, 99))} set the foundation"
author: Mara
author_image: mara.jpg
tag: tech, open source
published_at: 2018-${String(random.between(1, 9))}-${String(random.between(1, 9))}
post_image:
---

`;
}

function generateComponent(random: Random, index: number): Component {
  const name = `${random.pick(heads)}${random.pick(tails)}`;
  const path = `${random.pick(owners)}/${name.toLowerCase().replace(/[ .]/g, '-')}-${String(random.between(1, 999_999))}`;
  const url = `https://github.com/${path}`;
  const role = random.pick(roles);
  const label = random.chance(0.5) ? `${role}${random.chance(0.2) ? ' ' : ''} = ${name}` : name;
  return {
    // Some sections have no entry, some entries another address than their section.
    entry: random.chance(0.1)
      ? ''
      : `- [${label}](${random.chance(0.1) ? `${url}-legacy` : url})\n`,
    section: `${index > 0 && index % 12 === 0 ? `### More components, part ${String(index / 12)}\n\n` : ''}${section(random, name, url)}`,
  };
}

function section(random: Random, name: string, url: string): string {
  const alias = random.chance(0.3)
    ? ` (also known as ${random.pick(heads)}${random.pick(tails)})`
    : '';
  const description = Array.from({ length: random.between(2, 4) }, () => random.pick(sentences));
  // Half of all lists follow their paragraph without a blank line, as authors like it.
  const lines = Array.from(
    { length: random.between(2, 8) },
    () =>
      `${random.chance(0.05) ? '*' : '-'} ${random.chance(0.2) ? `${name} ` : ''}${random.pick(bullets)}${random.chance(0.05) ? '  ' : ''}\n`,
  );
  const picture = random.chance(0.15) ? `![${name}](images/missing.png)\n\n` : '';
  const reference = random.chance(0.1) ? ' Ask in [the forum][forum] first.' : '';
  const text = random.chance(0.6) ? 'here' : `${name} on GitHub`;
  return `**${name}**${alias}: ${description.join(' ')}${reference}
${random.chance(0.5) ? '\n' : ''}${lines.join('')}
${picture}To dive deeper into ${name} open-source - click [${text}](${url})
${random.chance(0.2) ? '\n' : ''}
`;
}

/** Plain sentences for what is left of the length, cut at a word. */
function closing(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    text += `${random.pick(sentences)}\n`;
  }
  return text.slice(0, Math.max(text.lastIndexOf(' ', length), 0)).concat('\n');
}
