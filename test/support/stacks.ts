// Generated posts about components, sound and in the shapes that real ones have.
import fc from 'fast-check';
import { withCrlf } from './fuzz';

const names = ['Anvil', 'Bellows-OS', 'Crucible', 'Data Forge', 'Ember.Online', 'Flux Chain'];

function addressOf(name: string): string {
  return `https://codeberg.org/forge/${name.toLowerCase().replace(/\W/g, '-')}`;
}

type Write = (name: string, number: number) => string;

const entryForms: readonly Write[] = [
  (name) => `- [${name}](${addressOf(name)})`,
  (name) => `* [${name} = Part of the forge](${addressOf(name)})`,
  (name) => `- [Part of the forge = ${name}](${addressOf(name)})`,
  (name) => `+ **[${name}](${addressOf(name)})** – a part of the forge`,
  (name) => `- ${name}: ${addressOf(name)}`,
  (name) => `- [${name}](${addressOf(name)})\n  - told in two lines`,
  (name) => `- [\`${name}\`](${addressOf(name)}): a part of the forge`,
  (name, number) => `${String(number)}. [${name}](${addressOf(name)}) - a part`,
  (name, number) => `${String(number)}) ${name}: <${addressOf(name)}>`,
];

const sectionForms: readonly Write[] = [
  (name) =>
    `**${name}**: What it does.\n- one\n- two\n\nTo dive deeper into ${name} - see [${name} on Codeberg](${addressOf(name)})`,
  (name) => `**${name}** (part of the forge): What it does, as [told](${addressOf(name)}).`,
  (name) => `**${name}:** What it does.\n\n<${addressOf(name)}>`,
  (name) => `**${name}**\nWhat it does, see ${addressOf(name)}`,
  (name) => `### ${name}\n\nWhat it does.\n\n#### Use\n\nSee ${addressOf(name)}`,
  (name) => `## [${name}](${addressOf(name)}) ##\n\nWhat it does.`,
  (name) => `${name}\n---\n\nWhat it does, see ${addressOf(name)}.\n\n- one`,
];

export interface Stack {
  readonly text: string;
  readonly entries: readonly string[];
  readonly sections: readonly string[];
}

const frontMatter =
  '---\ntitle: "What our stack is made of"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n\n';

const some = fc.shuffledSubarray(names, { minLength: 3 });

/** A post with an overview and sections, each of most of the same components, in any order. */
export const generatedStack: fc.Arbitrary<Stack> = fc
  .record({
    entries: some,
    sections: some,
    entryForm: fc.constantFrom(...entryForms, undefined),
    sectionForm: fc.constantFrom(...sectionForms),
    isLoose: fc.boolean(),
    gap: fc.constantFrom('\n\n', '\n\n\n', '\n\n---\n\n'),
    end: fc.constantFrom(
      '',
      '\n',
      '\n\n',
      '\n\n# The end\n\nThat is all.\n',
      '\n\n---\n\nThanks.\n',
    ),
    isCrlf: fc.boolean(),
  })
  // A list that no section goes by is no overview.
  .filter(({ entries, sections }) => entries.some((name) => sections.includes(name)))
  .map(({ entries, sections, entryForm, sectionForm, isLoose, gap, end, isCrlf }) => {
    const overview =
      entryForm === undefined
        ? `| Name | What |\n| --- | --- |\n${entries.map((name) => `| [${name}](${addressOf(name)}) | a part |`).join('\n')}`
        : entries.map((name, index) => entryForm(name, index + 1)).join(isLoose ? '\n\n' : '\n');
    const written = sections.map((name, index) => sectionForm(name, index)).join(gap);
    const text = `${frontMatter}# Overview\n\n${overview}\n\n# Parts\n\n${written}${end}`;
    return { text: isCrlf ? withCrlf(text) : text, entries, sections };
  });
