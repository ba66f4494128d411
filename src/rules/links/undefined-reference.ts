import { definedLabels, linkPartsOf, type WrittenReference } from '../../post/linkParts';
import { normaliseName, resembles } from '../../post/names';
import type { Post } from '../../post/post';
import { span } from '../../post/text';
import { shown } from '../../profile/values';
import type { Finding, Rule, Severity } from '../rule';
import { addressesOfNames } from './knownAddresses';
import { definitionAdded } from './newDefinition';

export const undefinedReference: Rule = {
  id: 'links/undefined-reference',
  summary: 'Every reference to a definition has one.',
  severity: 'warning',
  needs: 'body',
  fix: 'offered',
  rationale: `\`[text][label]\` becomes a link by a line \`[label]: https://…\` anywhere in the post. Without that line
readers get the brackets as they stand. Brackets alone, as in \`[label]\`, are often meant as such, and
so are those behind a word and those with numbers in them; none of these is reported.`,
  examples: [
    {
      wrong: 'See [our anvil][anvil].\n',
      right: 'See [our anvil][anvil].\n\n[anvil]: https://github.com/acme/anvil\n',
    },
  ],
  since: '0.3.0',
  check(post, context) {
    let addressOf: AddressOf | undefined;
    const found: Finding[] = [];
    for (const { at, references } of linkPartsOf(post)) {
      for (const reference of references) {
        if (isUndefined(post, at, reference)) {
          addressOf ??= addressesOfNames(post, context.known);
          const finding = findingFor(post, at, reference, addressOf);
          if (finding !== undefined) {
            found.push(finding);
          }
        }
      }
    }
    return found;
  },
};

type AddressOf = ReturnType<typeof addressesOfNames>;

const addressAlone = /^(?:https?:\/\/|www\.)\S+$/i;

/** Whether brackets are sure to be meant as a reference, and no definition makes them a link. */
function isUndefined(post: Post, at: number, reference: WrittenReference): boolean {
  const { kind, label, start, end, isInLink } = reference;
  if (kind === 'shortcut' || isInLink || definedLabels(post).has(label)) {
    return false;
  }
  const { text } = post;
  const { words, written } = namesIn(text, at, reference);
  return (
    // `list[first][last]`, `$[ab][cd]$`, `[a][b][c]`: code and mathematics in the text.
    !/[\p{L}\p{N}_\])}$\\]/u.test(text.charAt(at + start - 1)) &&
    !/[[(]/.test(text.charAt(at + end)) &&
    /\p{L}.*\p{L}/su.test(words) &&
    /[\p{L}\p{N}]/u.test(written) &&
    // Footnotes, shortcodes, and addresses in the wrong brackets, which another rule explains.
    !/^\^|^@|[{}<>]/.test(words) &&
    !/^\^|^@|[{}<>]/.test(written) &&
    !addressAlone.test(written) &&
    // `[a-z][0-9]`: what a name may consist of.
    !/^(?:\w-\w)+$/.test(written)
  );
}

function namesIn(
  text: string,
  at: number,
  { text: words, labelSpan }: WrittenReference,
): { readonly words: string; readonly written: string } {
  return {
    words: text.slice(at + words.start, at + words.end),
    written: text.slice(at + labelSpan.start, at + labelSpan.end),
  };
}

/** Definitions of labels over several lines, or as long as this, are for the author. */
const longestLabel = 100;

function findingFor(
  post: Post,
  at: number,
  reference: WrittenReference,
  addressOf: AddressOf,
): Finding | undefined {
  const { words, written } = namesIn(post.text, at, reference);
  const [text, label] = [normaliseName(words), normaliseName(written)];
  const url = addressOf(label) ?? addressOf(text);
  const isNamed = reference.kind === 'collapsed' || url !== undefined || resembles(label, text);
  const severity = isNamed ? 'warning' : severityOf(post, at, reference, words);
  if (severity === undefined) {
    return undefined;
  }
  const canBeDefined = !/[\r\n[\]]/.test(written) && written.length <= longestLabel;
  const edit = url !== undefined && canBeDefined ? definitionAdded(post, written, url) : undefined;
  return {
    message: `No line defines \`[${shown(written)}]\`, so that readers get brackets, no ${reference.isImage ? 'picture' : 'link'}. Add \`[${shown(written)}]: https://…\` below the text, or write the address in round brackets.`,
    span: span(at + reference.start, at + reference.end),
    severity,
    fixes:
      edit === undefined || url === undefined
        ? []
        : [{ title: `Define [${written}] as ${shown(url)}`, edits: [edit], preferred: true }],
  };
}

/** Two words in brackets may be meant as they stand, as in `[parser][linux] faster start`. */
function severityOf(
  post: Post,
  at: number,
  { end, isImage }: WrittenReference,
  words: string,
): Severity | undefined {
  const areWords = isImage || /\s/.test(words.trim());
  if (definedLabels(post).size === 0) {
    return areWords ? 'information' : undefined;
  }
  return areWords
    ? 'warning'
    : /[\p{L}\p{N}]/u.test(post.text.charAt(at + end))
      ? undefined
      : 'information';
}
