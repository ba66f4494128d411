import { linkPartsOf } from '../../post/linkParts';
import type { Post } from '../../post/post';
import { applyEdits, span } from '../../post/text';
import { shown } from '../../profile/values';
import type { Finding, Rule } from '../rule';
import { repositoryAddress, superfluousIn, type RepositoryAddress } from './canonical';
import { differentSpellings } from './spellings';

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
    const addresses: RepositoryAddress[] = [];
    for (const parts of linkPartsOf(post)) {
      for (const written of parts.addresses) {
        const address = repositoryAddress(post.text, parts.at, written);
        if (address !== undefined) {
          addresses.push(address);
        }
      }
    }
    for (const address of addresses) {
      yield* withTooMuch(post, address);
    }
    yield* differentSpellings(post.text, addresses);
  },
};

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
