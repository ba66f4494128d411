import { headingWords } from './heading';
import { plainText } from './links';
import { keysOf } from './names';
import type { Block, Inline } from './structure';
import { beforeBlanks, endOfLine, isBlank, span, type Span } from './text';

/** The words that open a component section: `**Name** (alias):`, `**Name (alias)**:`, a heading. */
export interface Lead {
  readonly name: string;
  readonly nameSpan: Span;
  readonly aliases: readonly Alias[];
  /** All of its names, normalised. */
  readonly keys: readonly string[];
  /** From the first mark to the colon or dash, or the whole heading. */
  readonly span: Span;
  /** Where the description starts: behind the colon and its space. */
  readonly behind: number;
}

/** Another name of the same component. */
export interface Alias {
  readonly name: string;
  readonly span: Span;
}

/** Leads of paragraphs that announce a remark, not a component. */
const remarks =
  /^(?:a|answer|attention|background|caution|conclusion|disclaimer|edit|examples?|hint|important|info|n\.?b\.?|notes?|p\.?s\.?|q|question|remember|spoiler|summary|tips?|tl;?dr|today|updated?|warning)$/i;
/** Headings, and lines that serve as one, above what is about all components or none. */
const general =
  /^(?:about(?: us)?|acknowledge?ments?|appendix|authors?|change ?log|community|components?(?: overview)?|conclusions?|contact(?: us)?|contents|contribut(?:e|ing|ors?)|credits|documentation|events?|faq|further reading|feedback|follow us|get(?:ting)? (?:in touch|involved|started)|help wanted|how to (?:contribute|help)|install(?:ation|ing)?|introduction|join us|in(?: a)? (?:nutshell|short)|learn more|licen[cs]es?|links?|more(?: information| links)?|next(?: steps)?|news|overview|people|references?|related(?: work| links| posts)?|releases?|requirements|resources|road ?map|see also|source(?: code|s)?|summary|table of contents|talks|team|(?:special )?thanks(?: to)?|thank you|to ?do|upcoming|usage|useful links|what(?: i|['’])s (?:new|next)|wrap(?:ping)?[- ]up)$/i;
const longestName = 80;
const mostWords = 8;
/** Nothing longer is looked at: marks, links and aliases need room, but no real lead this much. */
const longestLead = 500;

/** `@name` is a person; `@scope/name` is a package. */
export function isHandle(name: string): boolean {
  return name.startsWith('@') && name.length > 1 && !name.includes('/');
}

/** How many words a name has that is written with one space between them. */
export function countWords(name: string): number {
  let words = 1;
  for (let at = name.indexOf(' '); at !== -1; at = name.indexOf(' ', at + 1)) {
    words++;
  }
  return words;
}

/** Whether words can be the name of a component. */
export function isName(name: string): boolean {
  return (
    name !== '' &&
    !isHandle(name) &&
    name.length <= longestName &&
    countWords(name) <= mostWords &&
    !'.!?;'.includes(name.charAt(name.length - 1)) &&
    !remarks.test(name)
  );
}

const separator = /^[ \t]*(?:[:\uFF1A]|[–—]|-(?=[ \t]))[ \t]*/;
const bracketed = /^[ \t]*\(([^()\r\n]*)\)/;

/**
 * The lead of a paragraph: bold text at its very start, maybe aliases in brackets, then a colon or
 * a dash.
 *
 * @param text of the block that holds the paragraph; `inlines` and the result are relative to it.
 */
export function boldLead(
  text: string,
  paragraph: { readonly start: number; readonly end: number; readonly inlines: readonly Inline[] },
): Lead | undefined {
  const strong = paragraph.inlines[0];
  if (strong?.kind !== 'strong' || strong.start !== paragraph.start) {
    return undefined;
  }
  let inner = span(strong.start + 2, strong.end - 2);
  if (inner.end - inner.start > longestLead) {
    return undefined;
  }
  let rest = strong.end;
  const innerEnd = beforeBlanks(text, inner.end, inner.start);
  const separated = innerEnd > inner.start && /[:\uFF1A]/.test(text.charAt(innerEnd - 1));
  if (separated) {
    inner = span(inner.start, beforeBlanks(text, innerEnd - 1, inner.start));
  }
  const aliases: Alias[] = [];
  if (!separated) {
    const brackets = bracketed.exec(text.slice(rest, Math.min(rest + longestLead, paragraph.end)));
    if (brackets !== null) {
      const { 0: whole, 1: content = '' } = brackets;
      aliases.push(...aliasesIn(content, rest + whole.length - 1 - content.length));
      rest += whole.length;
    }
    const mark = separator.exec(text.slice(rest, paragraph.end));
    if (mark === null) {
      return undefined;
    }
    rest += mark[0].length;
  } else {
    while (rest < paragraph.end && isBlank(text.charCodeAt(rest))) {
      rest++;
    }
  }
  const named = nameAndAliases(text, inner);
  if (named === undefined || !isName(named.name)) {
    return undefined;
  }
  aliases.unshift(...named.aliases);
  return {
    name: named.name,
    nameSpan: named.nameSpan,
    aliases,
    keys: keysOf(named.name, aliases),
    span: span(strong.start, beforeBlanks(text, rest, strong.start)),
    behind: rest,
  };
}

/**
 * A name alone in bold on the first line of a paragraph, maybe with aliases in brackets: authors use
 * it as a heading.
 */
export function boldLine(
  text: string,
  paragraph: { readonly start: number; readonly end: number; readonly inlines: readonly Inline[] },
): Lead | undefined {
  const strong = paragraph.inlines[0];
  if (
    strong?.kind !== 'strong' ||
    strong.start !== paragraph.start ||
    strong.end - strong.start > longestLead
  ) {
    return undefined;
  }
  const rest = text.slice(strong.end, Math.min(strong.end + longestLead, paragraph.end));
  const brackets = bracketed.exec(rest);
  const behind = /^[ \t]*\\?(?:\r\n|\n|\r|$)/.exec(rest.slice(brackets?.[0].length ?? 0));
  const named = nameAndAliases(text, span(strong.start + 2, strong.end - 2));
  if (
    behind === null ||
    named === undefined ||
    !isName(named.name) ||
    named.name.endsWith(':') ||
    general.test(named.name)
  ) {
    return undefined;
  }
  const { 0: whole = '', 1: content = '' } = brackets ?? [];
  const end = strong.end + whole.length;
  const aliases = [...named.aliases, ...aliasesIn(content, end - 1 - content.length)];
  return {
    name: named.name,
    nameSpan: named.nameSpan,
    aliases,
    keys: keysOf(named.name, aliases),
    span: span(strong.start, end),
    behind: end + behind[0].length,
  };
}

/** A heading as a lead; whether it names a component is for its section to show. */
export function headingLead(text: string, heading: Block & { kind: 'heading' }): Lead | undefined {
  const firstLine = text.slice(
    heading.start,
    Math.min(endOfLine(text, heading.start), heading.end),
  );
  if (firstLine.length > longestLead) {
    return undefined;
  }
  const words = headingWords(firstLine);
  const content = span(heading.start + words.start, heading.start + words.end);
  const named = nameAndAliases(text, content);
  return named === undefined || !isName(named.name) || general.test(named.name)
    ? undefined
    : // Named one by one, here as elsewhere: copying what an object has takes as long as all of the rest.
      {
        name: named.name,
        nameSpan: named.nameSpan,
        aliases: named.aliases,
        keys: keysOf(named.name, named.aliases),
        span: span(heading.start, heading.end),
        behind: heading.end,
      };
}

/** Splits `Name (alias / alias)`. */
export function nameAndAliases(
  text: string,
  content: Span,
): Pick<Lead, 'name' | 'nameSpan' | 'aliases'> | undefined {
  const source = text.slice(content.start, content.end);
  const brackets = source.includes('(') ? /^(.*\S)[ \t]*\(([^()]*)\)[ \t]*$/s.exec(source) : null;
  const isLink = source.endsWith(')') && /\]\([^()]*\)$/.test(source);
  const name = brackets === null || isLink ? source : (brackets[1] ?? source);
  const aliases =
    brackets === null || isLink
      ? []
      : aliasesIn(brackets[2] ?? '', content.start + source.lastIndexOf('(') + 1);
  const plain = plainText(name);
  return plain === ''
    ? undefined
    : { name: plain, nameSpan: visibleSpan(name, content.start), aliases };
}

/** The span of a name without the marks of a link or of code around it. */
function visibleSpan(name: string, start: number): Span {
  const link = name.startsWith('[') ? /^\[(.*)\](?:\([^()]*\)|\[[^[\]]*\])?$/s.exec(name) : null;
  const inner = link === null ? name : (link[1] ?? '');
  const from = link === null ? start : start + 1;
  const marks = /^(?:`+|\*+|_+)/.exec(inner)?.[0].length ?? 0;
  return inner.length > 2 * marks && inner.endsWith(inner.slice(0, marks))
    ? span(from + marks, from + inner.length - marks)
    : span(from, from + inner.length);
}

const introduction =
  /^(?:also (?:known|referred to) as|a\.?k\.?a\.?|formerly|previously|=)[ \t:]*/i;
/** `(part of Zero-OS)` relates two components, it does not name one. */
const relation =
  /^(?:part|a part|built on|based on|by|from|in|on|for|with|via|see|now|new|beta|alpha|experimental|optional|deprecated|work in progress|wip)\b/i;

function aliasesIn(content: string, start: number): Alias[] {
  const aliases: Alias[] = [];
  let at = start;
  const intro = introduction.exec(content.trimStart());
  const leading = content.length - content.trimStart().length + (intro?.[0].length ?? 0);
  at += leading;
  for (const part of content.slice(leading).split(/(\s*(?:[/,;]|\bor\b|\band\b)\s*)/)) {
    const name = part.trim();
    if (/[\p{L}\p{N}]/u.test(name) && !/^(?:or|and)$/i.test(name)) {
      if (relation.test(name)) {
        return [];
      }
      const offset = at + part.indexOf(name);
      if (isName(name)) {
        aliases.push({ name: plainText(name), span: span(offset, offset + name.length) });
      }
    }
    at += part.length;
  }
  return aliases;
}
