import { span, textOf, type Span } from '../../post/text';
import { quoted, shown } from '../../profile/values';
import type { Explained, YamlFrontMatter } from './explained';

/** `[#tech, #open]`: YAML takes what follows # for a comment, the closing bracket among it. */
export function hiddenItems({ fields }: YamlFrontMatter, text: string): Explained | undefined {
  for (const { name, value } of fields) {
    const written = textOf(text, value.span).trimEnd();
    const line = /^\[[^\r\n]*$/.exec(written)?.[0];
    if (
      value.kind !== 'list' ||
      value.style !== 'flow' ||
      line === undefined ||
      !/^\[(?:[^"'[\]{}]*,)?[ \t]*#[^\s#]/.test(line) ||
      !/^\[[^"'[\]{}]*\]$/.test(line)
    ) {
      continue;
    }
    const { start } = value.span;
    const items = [...line.matchAll(/(?<=[[,][ \t]*)#[^,\]]*[^,\]\s]/g)].map(
      ({ 0: item, index }) => ({ item, place: span(start + index, start + index + item.length) }),
    );
    return {
      message: `In the list of \`${shown(name)}\`, what follows # is a comment, so the list is never closed. Put each item with # in quotes.`,
      span: span(start, start + line.length),
      fixes: [
        {
          title:
            items.length === 1
              ? `Put ${shown(items[0]?.item ?? '')} in quotes`
              : 'Put the items with # in quotes',
          edits: items.map(({ item, place }: { item: string; place: Span }) => ({
            span: place,
            newText: quoted(item),
          })),
          preferred: true,
        },
      ],
      swallowsRest: true,
    };
  }
  return undefined;
}
