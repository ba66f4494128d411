import { lexer, type Token, type Tokens } from 'marked';
import colors from 'picocolors';
import { wrapped } from './wrap';

/** How a page looks on a terminal. */
export interface PageStyle {
  readonly colors: boolean;
  readonly columns: number;
}

type Colors = ReturnType<typeof colors.createColors>;

/** Our own pages of Markdown for a terminal. */
export function terminalMarkdown(markdown: string, style: PageStyle): string {
  const paint = colors.createColors(style.colors);
  return `${lexer(markdown)
    .filter(({ type }) => type !== 'space')
    .map((token) => blockOf(token, style, paint))
    .join('\n\n')}\n`;
}

function blockOf(token: Token, { columns }: PageStyle, paint: Colors): string {
  switch (token.type) {
    case 'heading': {
      const text = inline(token, paint);
      return paint.bold((token as Tokens.Heading).depth === 1 ? paint.underline(text) : text);
    }
    case 'code':
      return (token as Tokens.Code).text
        .split('\n')
        .map((line) => `  ${paint.dim('│')} ${line}`.trimEnd())
        .join('\n');
    case 'list':
      return (token as Tokens.List).items
        .map((item) => `- ${wrapped(inline(item, paint), columns, '  ').trimStart()}`)
        .join('\n');
    default:
      return wrapped(inline(token, paint), columns, '');
  }
}

function inline(token: Token, paint: Colors): string {
  if (token.type === 'codespan') {
    return paint.cyan(token.raw);
  }
  const parts = 'tokens' in token ? token.tokens : undefined;
  if (parts === undefined) {
    return ('text' in token ? String(token.text) : token.raw).replace(/\n/g, ' ');
  }
  const text = parts.map((part) => inline(part, paint)).join('');
  switch (token.type) {
    case 'strong':
      return paint.bold(text);
    case 'em':
      return paint.italic(text);
    case 'link':
      return `${text} (${(token as Tokens.Link).href})`;
    default:
      return text;
  }
}
