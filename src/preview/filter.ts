import type { LinkRow, RepositoryGroup } from './viewModel';

/** Whether a link of a group, or a group without links, is shown. */
export type Filter = (group: RepositoryGroup, link?: LinkRow) => boolean;

/**
 * A filter for what was typed: every word has to occur in the component's names or in the link's
 * owner, name, host or kind or in what is known of it, without regard to case and accents. Nothing typed shows everything.
 */
export function createFilter(typed: string): Filter {
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  return (group, link) => {
    if (words.length === 0) {
      return true;
    }
    const texts = [group.title, ...group.aliases];
    if (link) {
      // The address has owner, name and host in it, the way people copy them.
      texts.push(link.hostLabel, link.url, link.owner, link.name ?? '', link.detail ?? '');
      texts.push(link.label ?? '', link.facts?.description ?? '');
      for (const { text } of [...(link.facts?.items ?? []), ...(link.facts?.badges ?? [])]) {
        texts.push(text);
      }
    }
    const haystack = folded(texts.join('\n'));
    return words.every((word) => haystack.includes(word));
  };
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
