import { linkPartsOf, type PlacedLinkParts } from '../../post/linkParts';
import type { Post } from '../../post/post';
import type { Block } from '../../post/structure';
import { applyEdits, span, textOf } from '../../post/text';
import { shown } from '../../profile/values';
import type { Finding, Rule } from '../rule';
import { repositoryAddress, superfluousIn, type RepositoryAddress } from './canonical';
import { plainNames } from './plainNames';
import { differentSpellings, spelledNames, type SpelledName } from './spellings';

export const notCanonical: Rule = {
  id: 'links/not-canonical',
  summary: 'Links to a repository or owner have the address that its own page has.',
  severity: 'hint',
  needs: 'body',
  fix: 'automatic, offered where one name is written in two cases',
  rationale: `\`.git\`, \`www.\`, a slash at the end or capitals in the name of the host lead to the same page, which
answers with its own address: readers wait a little longer, and whoever searches the posts of the blog
for a repository, or counts its links, finds a part of them. The same holds where one post writes the
same owner or repository in two cases. What an address has behind the repository is left alone.`,
  examples: [
    {
      wrong: 'See [Anvil](https://www.github.com/acme/anvil.git).\n',
      right: 'See [Anvil](https://github.com/acme/anvil).\n',
    },
  ],
  since: '0.3.0',
  *check(post) {
    const { text } = post;
    const blocks = linkPartsOf(post);
    const spellings = new Map<string, string>();
    let differ = false;
    for (const parts of blocks) {
      const { hasTooMuch, names } = factsOf(text, parts);
      for (const { key, written } of names) {
        const first = spellings.get(key);
        if (first === undefined) {
          spellings.set(key, written);
        } else {
          differ ||= first !== written;
        }
      }
      if (hasTooMuch) {
        for (const address of addressesIn(text, parts)) {
          yield* withTooMuch(post, address);
        }
      }
    }
    if (differ) {
      yield* differentSpellings(
        text,
        blocks.flatMap((parts) => addressesIn(text, parts)),
      );
    }
  },
};

/** What the addresses of a block say without their places: of a block that only moves, the same. */
interface AddressFacts {
  readonly hasTooMuch: boolean;
  readonly names: readonly SpelledName[];
}

const noFacts: AddressFacts = { hasTooMuch: false, names: [] };

const factsByBlock = new WeakMap<Block, AddressFacts>();

function factsOf(text: string, parts: PlacedLinkParts): AddressFacts {
  let facts = factsByBlock.get(parts.block);
  if (facts === undefined) {
    facts = parts.addresses.length === 0 ? noFacts : readFacts(text, parts);
    factsByBlock.set(parts.block, facts);
  }
  return facts;
}

function readFacts(text: string, { addresses, at }: PlacedLinkParts): AddressFacts {
  const names: SpelledName[] = [];
  let hasTooMuch = false;
  for (const address of addresses) {
    const plain = plainNames(text, at, address);
    if (plain !== undefined) {
      names.push(...plain);
      continue;
    }
    const found = repositoryAddress(text, at, address);
    if (found !== undefined) {
      hasTooMuch ||= superfluousIn(text, found).length > 0;
      for (const { key, place } of spelledNames(text, found)) {
        names.push({ key, written: textOf(text, place) });
      }
    }
  }
  return { hasTooMuch, names };
}

function addressesIn(text: string, { addresses, at }: PlacedLinkParts): RepositoryAddress[] {
  return addresses.flatMap((written) => repositoryAddress(text, at, written) ?? []);
}

function* withTooMuch({ text }: Post, address: RepositoryAddress): Generator<Finding> {
  const superfluous = superfluousIn(text, address);
  if (superfluous.length === 0) {
    return;
  }
  const { start, end, written } = address;
  const edits = superfluous.map(({ edit }) => edit);
  const better = applyEdits(
    written,
    edits.map((edit) => ({
      ...edit,
      span: span(edit.span.start - start, edit.span.end - start),
    })),
  );
  const things = [...new Set(superfluous.map(({ what }) => what))];
  const last = things.pop() ?? '';
  yield {
    message: `This address has ${things.length === 0 ? `${last}, which it does not need` : `${things.join(', ')} and ${last}, none of which it needs`}. Write ${shown(better)}.`,
    span: span(start, end),
    fixes: [{ title: `Write ${shown(better)}`, edits, preferred: true, automatic: true }],
  };
}
