import { Derived } from '../../post/derived';
import { linkPartsOf, type PlacedLinkParts, type WrittenAddress } from '../../post/linkParts';
import { repositoryAt } from '../../post/links';
import type { Post } from '../../post/post';
import type { Block } from '../../post/structure';
import { applyEdits, span, textOf } from '../../post/text';
import { shown } from '../../profile/values';
import type { RepositoryReference } from '../../repositories/reference';
import type { Finding, Rule } from '../rule';
import { repositoryAddress, superfluousIn, type RepositoryAddress } from './canonical';
import { isPlain } from './plainAddress';
import { differentSpellings, spelledNames } from './spellings';

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
  check(post) {
    const { text } = post;
    const blocks = linkPartsOf(post);
    let haveCapitals = false;
    const found: Finding[] = [];
    for (const parts of blocks) {
      const { hasTooMuch, hasCapitals } = factsOf(text, parts);
      haveCapitals ||= hasCapitals;
      if (hasTooMuch) {
        for (const address of addressesIn(text, parts)) {
          const finding = withTooMuch(post, address);
          if (finding !== undefined) {
            found.push(finding);
          }
        }
      }
    }
    if (haveCapitals && spellDifferently(text, blocks)) {
      found.push(
        ...differentSpellings(
          text,
          blocks.flatMap((parts) => addressesIn(text, parts)),
        ),
      );
    }
    return found;
  },
};

/** What the addresses of a block say without their places: of a block that only moves, the same. */
interface AddressFacts {
  readonly hasTooMuch: boolean;
  /** Whether a name is written in anything but lower case: without, none has two spellings. */
  readonly hasCapitals: boolean;
}

const factsByBlock = new Derived<Block, AddressFacts>();

function factsOf(text: string, parts: PlacedLinkParts): AddressFacts {
  return factsByBlock.of(parts.block, () => readFacts(text, parts));
}

function readFacts(text: string, { addresses, at }: PlacedLinkParts): AddressFacts {
  let hasTooMuch = false;
  let hasCapitals = false;
  for (const address of addresses) {
    const repository = address.kind === 'image' ? undefined : repositoryAt(address.url);
    if (repository !== undefined) {
      hasCapitals ||= !isInLowerCase(repository);
      hasTooMuch ||= !isPlain(text, at, address, repository) && haveTooMuch(text, at, address);
    }
  }
  return { hasTooMuch, hasCapitals };
}

/** Whether owner and name are written as the key has them, told without putting them together. */
function isInLowerCase({ key, owner, name }: RepositoryReference): boolean {
  const ownerEnd = name === undefined ? key.length : key.length - name.length - 1;
  return (
    key.endsWith(owner, ownerEnd) &&
    (name === undefined || (key.charAt(ownerEnd) === '/' && key.endsWith(name)))
  );
}

function haveTooMuch(text: string, at: number, written: WrittenAddress): boolean {
  const address = repositoryAddress(text, at, written);
  return address !== undefined && superfluousIn(text, address).length > 0;
}

/** The name of an owner, a group or a repository as an address has it. */
interface SpelledName {
  /** The same in every spelling of it. */
  readonly key: string;
  readonly written: string;
}

const namesByBlock = new Derived<Block, readonly SpelledName[]>();

/** Whether one name is written in two ways. */
function spellDifferently(text: string, blocks: readonly PlacedLinkParts[]): boolean {
  const spellings = new Map<string, string>();
  for (const parts of blocks) {
    let names = namesByBlock.get(parts.block);
    if (names === undefined) {
      names = addressesIn(text, parts)
        .flatMap((address) => spelledNames(text, address))
        .map(({ key, place }) => ({ key, written: textOf(text, place) }));
      namesByBlock.set(parts.block, names);
    }
    for (const { key, written } of names) {
      const first = spellings.get(key);
      if (first !== undefined && first !== written) {
        return true;
      }
      spellings.set(key, written);
    }
  }
  return false;
}

function addressesIn(text: string, { addresses, at }: PlacedLinkParts): RepositoryAddress[] {
  return addresses.flatMap((written) => repositoryAddress(text, at, written) ?? []);
}

function withTooMuch({ text }: Post, address: RepositoryAddress): Finding | undefined {
  const superfluous = superfluousIn(text, address);
  if (superfluous.length === 0) {
    return undefined;
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
  return {
    message: `This address has ${things.length === 0 ? `${last}, which it does not need` : `${things.join(', ')} and ${last}, none of which it needs`}. Write ${shown(better)}.`,
    span: span(start, end),
    fixes: [{ title: `Write ${shown(better)}`, edits, preferred: true, automatic: true }],
  };
}
