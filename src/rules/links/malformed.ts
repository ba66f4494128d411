import { Derived } from '../../post/derived';
import {
  definedLabels,
  linkPartsOf,
  textStretchesOf,
  type WrittenAddress,
} from '../../post/linkParts';
import type { Post } from '../../post/post';
import type { Block } from '../../post/structure';
import { span, type TextEdit } from '../../post/text';
import type { Finding, Rule } from '../rule';
import { faultOfAddress, faultOfScheme, type AddressFault } from './addressFaults';
import { brokenLinkAt } from './brokenLink';

export const malformed: Rule = {
  id: 'links/malformed',
  summary: 'Links are written so that readers can follow them.',
  severity: 'warning',
  needs: 'body',
  fix: 'offered, automatic for spaces around an address',
  rationale: `A space between \`]\` and \`(\`, a bracket that is not closed, a space in an address: readers get brackets
and an address instead of a link. Quotes around an address, a slip in \`https://\` or none at all: they
get a link that leads nowhere, or to a page of the blog that does not exist. A space behind \`(\` is
allowed, but some readers stumble over it.

Only what can be meant as nothing else is reported: numbers and single letters in brackets, code,
shortcodes, and links to files and pages of the blog are left alone.`,
  examples: [
    {
      wrong: 'It builds on [Anvil] (https://github.com/acme/anvil).\n',
      right: 'It builds on [Anvil](https://github.com/acme/anvil).\n',
    },
    {
      wrong: 'It builds on [Anvil](github.com/acme/anvil).\n',
      right: 'It builds on [Anvil](https://github.com/acme/anvil).\n',
    },
  ],
  since: '0.3.0',
  check(post) {
    const { text } = post;
    const findings: Finding[] = [];
    for (const { at, block, addresses, references } of linkPartsOf(post)) {
      for (const address of addresses) {
        const found = address.kind === 'bare' ? undefined : faultIn(text, at, address);
        if (found !== undefined) {
          findings.push(found);
        }
      }
      for (const reference of references) {
        const broken = definedLabels(post).has(reference.label)
          ? undefined
          : brokenLinkAt(text, at, at + block.end, reference);
        if (broken !== undefined) {
          const { problem, advice, span: place, fixes } = broken;
          findings.push({ message: `${problem} ${advice}`, span: place, fixes });
        }
      }
    }
    addSlips(findings, post);
    return findings;
  },
};

function faultIn(text: string, at: number, address: WrittenAddress): Finding | undefined {
  const start = at + address.destination.start;
  const end = at + address.destination.end;
  const written = text.slice(start, end);
  const fault = faultOfAddress(written);
  return fault !== undefined
    ? finding(fault, start, end)
    : mayHaveSpaces(address) && isBalanced(written)
      ? spacesAround(text, at, address)
      : undefined;
}

function finding(fault: AddressFault, start: number, end: number): Finding {
  const { problem, title, edits, severity } = fault;
  return {
    message: `This address ${problem}. ${title}.`,
    span: span(start, end),
    severity,
    fixes: [{ title, edits: edits.map((edit) => moved(edit, start)), preferred: true }],
  };
}

function moved({ span: { start, end }, newText }: TextEdit, by: number): TextEdit {
  return { span: span(start + by, end + by), newText };
}

function mayHaveSpaces({ kind, behindText, end, destination }: WrittenAddress): boolean {
  return kind !== 'definition' && (destination.start > behindText + 1 || end > destination.end + 1);
}

/** With a bracket that is not closed, readers get no link whatever the spaces are. */
function isBalanced(written: string): boolean {
  return written.split('(').length === written.split(')').length;
}

/** `[text]( https://… )` */
function spacesAround(
  text: string,
  at: number,
  { kind, start, end, behindText, destination }: WrittenAddress,
): Finding | undefined {
  const open = at + behindText + 1;
  const before = /^[ \t]+(?=<?$)/.exec(text.slice(open, at + destination.start))?.[0].length ?? 0;
  const behind =
    /^>?([ \t]+)\)$/.exec(text.slice(at + destination.end, at + end))?.[1]?.length ?? 0;
  if (before + behind === 0) {
    return undefined;
  }
  return {
    message: `Some readers make no ${kind === 'image' ? 'picture' : 'link'} of this, for the space in its round brackets. Remove the space.`,
    span: span(at + start, at + end),
    severity: 'hint',
    fixes: [
      {
        title: 'Remove the space in the round brackets',
        edits: [
          { span: span(open, open + before), newText: '' },
          { span: span(at + end - 1 - behind, at + end - 1), newText: '' },
        ].filter(({ span: place }) => place.start < place.end),
        preferred: true,
        automatic: true,
      },
    ],
  };
}

/** Where an address with a slip in `https://` may start in the text. */
const slipStart = /(?<![\p{L}\p{N}_:/\\.@+-])[htps]{3,7}(?:;|:{0,2})[\\/]{1,4}(?=[a-z\d-]+\.)/giu;
const addressInText = /^[^\s<>"'“”()[\]|*`]+/;
const longestSlip = 300;

interface Slip {
  /** Relative to the block. */
  readonly start: number;
  readonly end: number;
  readonly fault: AddressFault;
}

const slipsByBlock = new Derived<Block, readonly Slip[]>();

/**
 * Any start of an address but a right one: most posts have none, and need not be taken apart. A slash is
 * found faster than letters are.
 */
const likeSlip =
  /[\\/](?<=[htps]{3}(?:;|:{0,2})[\\/])(?!(?<=(?<![htps])https?:\/)\/(?!http|[\\/]))/gi;

function addSlips(found: Finding[], post: Post): void {
  const { start, blocks } = post.body();
  likeSlip.lastIndex = start;
  if (!likeSlip.test(post.text)) {
    return;
  }
  for (const { offset, block } of blocks) {
    const at = start + offset;
    let slips = slipsByBlock.get(block);
    if (slips === undefined) {
      slips = slipsIn(block, post.text.slice(at, at + block.end));
      slipsByBlock.set(block, slips);
    }
    for (const slip of slips) {
      found.push(finding(slip.fault, at + slip.start, at + slip.end));
    }
  }
}

function slipsIn(block: Block, text: string): Slip[] {
  const slips: Slip[] = [];
  likeSlip.lastIndex = 0;
  if (!likeSlip.test(text)) {
    return slips;
  }
  for (const stretch of textStretchesOf(block)) {
    for (const { index } of text.slice(stretch.start, stretch.end).matchAll(slipStart)) {
      const from = stretch.start + index;
      const [written = ''] = addressInText.exec(text.slice(from, from + longestSlip)) ?? [];
      const fault = faultOfScheme(written);
      if (fault !== undefined) {
        slips.push({ start: from, end: from + written.length, fault });
      }
    }
  }
  return slips;
}
