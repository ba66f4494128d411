// What VS Code makes of a snippet's body, for tests of the snippets themselves.

/** What stands in for the editor that the snippet is inserted into. */
export interface SnippetVariables {
  /** The current day as `YYYY-MM-DD`. */
  readonly date: string;
  /** The name of the document without its folder and extension. */
  readonly fileNameBase: string;
}

/**
 * `inserted`: as VS Code puts the snippet into the document. `accepted`: after the author has gone
 * through all tab stops and kept every default, which is when their transforms take effect.
 */
export type SnippetMoment = 'inserted' | 'accepted';

/** The text of a snippet with its defaults. Throws where VS Code would show a literal `$` or name. */
export function expandSnippet(
  body: readonly string[] | string,
  variables: SnippetVariables,
  moment: SnippetMoment = 'accepted',
): string {
  const nodes = new SnippetParser([body].flat().join('\n')).parse();
  const defaults = new Map<number, readonly SnippetNode[]>();
  collectDefaults(nodes, defaults);
  return new Expansion(variables, moment, defaults).textOf(nodes);
}

type SnippetNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'stop';
      readonly index: number;
      readonly content: readonly SnippetNode[] | undefined;
      readonly transform: Transform | undefined;
    }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly fallback: readonly SnippetNode[] | undefined;
      readonly transform: Transform | undefined;
    };

interface Transform {
  readonly pattern: RegExp;
  readonly format: readonly FormatNode[];
}

type FormatNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'group';
      readonly group: number;
      readonly change: keyof typeof changes | undefined;
      readonly present: string | undefined;
      readonly absent: string | undefined;
    };

const changes = {
  upcase: (text: string) => text.toLocaleUpperCase(),
  downcase: (text: string) => text.toLocaleLowerCase(),
  capitalize: (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1),
} as const;

/** The first tab stop of a number that has a default gives it to all others of the number. */
function collectDefaults(
  nodes: readonly SnippetNode[],
  defaults: Map<number, readonly SnippetNode[]>,
): void {
  for (const node of nodes) {
    if (node.kind === 'stop' && node.content !== undefined) {
      if (!defaults.has(node.index)) {
        defaults.set(node.index, node.content);
      }
      collectDefaults(node.content, defaults);
    } else if (node.kind === 'variable' && node.fallback !== undefined) {
      collectDefaults(node.fallback, defaults);
    }
  }
}

class Expansion {
  readonly #variables: SnippetVariables;
  readonly #moment: SnippetMoment;
  readonly #defaults: ReadonlyMap<number, readonly SnippetNode[]>;
  readonly #open = new Set<number>();

  constructor(
    variables: SnippetVariables,
    moment: SnippetMoment,
    defaults: ReadonlyMap<number, readonly SnippetNode[]>,
  ) {
    this.#variables = variables;
    this.#moment = moment;
    this.#defaults = defaults;
  }

  textOf(nodes: readonly SnippetNode[]): string {
    return nodes.map((node) => this.#textOf(node)).join('');
  }

  #textOf(node: SnippetNode): string {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'stop': {
        if (this.#open.has(node.index)) {
          throw new Error(`Tab stop ${String(node.index)} is its own default.`);
        }
        this.#open.add(node.index);
        const text = this.textOf(node.content ?? this.#defaults.get(node.index) ?? []);
        this.#open.delete(node.index);
        return node.transform !== undefined && this.#moment === 'accepted'
          ? applyTransform(node.transform, text)
          : text;
      }
      case 'variable': {
        const value = this.#valueOf(node.name);
        return value === ''
          ? this.textOf(node.fallback ?? [])
          : node.transform === undefined
            ? value
            : applyTransform(node.transform, value);
      }
    }
  }

  #valueOf(name: string): string {
    const [year = '', month = '', day = ''] = this.#variables.date.split('-');
    switch (name) {
      case 'CURRENT_YEAR':
        return year;
      case 'CURRENT_MONTH':
        return month;
      case 'CURRENT_DATE':
        return day;
      case 'TM_FILENAME_BASE':
        return this.#variables.fileNameBase;
      default:
        throw new Error(`No value is known for the variable ${name}.`);
    }
  }
}

function applyTransform({ pattern, format }: Transform, value: string): string {
  // As in VS Code: text for an absent group also shows when nothing matches at all.
  const hasElse = format.some((node) => node.kind === 'group' && node.absent !== undefined);
  if (value.search(pattern) === -1) {
    return hasElse ? formatOf(format, []) : value;
  }
  // Behind the groups come the offset and the whole value.
  return value.replace(pattern, (...found: unknown[]) => formatOf(format, found.slice(0, -2)));
}

function formatOf(format: readonly FormatNode[], found: readonly unknown[]): string {
  return format
    .map((node) => {
      if (node.kind === 'text') {
        return node.text;
      }
      const group = found[node.group];
      const text = typeof group === 'string' ? group : '';
      if (text === '') {
        return node.absent ?? '';
      }
      return node.present ?? (node.change === undefined ? text : changes[node.change](text));
    })
    .join('');
}

/** The grammar of VS Code's documentation on snippet syntax. */
class SnippetParser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): readonly SnippetNode[] {
    return this.#nodesUntil('');
  }

  /** Nodes up to and with an unescaped end mark; to the end of the source for the empty one. */
  #nodesUntil(end: '' | '}'): readonly SnippetNode[] {
    const nodes: SnippetNode[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') {
        nodes.push({ kind: 'text', text });
        text = '';
      }
    };
    for (;;) {
      if (this.#at >= this.#source.length) {
        if (end !== '') {
          throw this.#error('a closing brace is missing');
        }
        flush();
        return nodes;
      }
      if (end !== '' && this.#take(end)) {
        flush();
        return nodes;
      }
      const escaped = this.#takeMatch(/\\([$}\\])/y);
      if (escaped !== undefined) {
        text += escaped[1] ?? '';
      } else if (this.#take('$')) {
        flush();
        nodes.push(this.#afterDollar());
      } else {
        text += this.#source.charAt(this.#at++);
      }
    }
  }

  #afterDollar(): SnippetNode {
    const bare = this.#takeMatch(/\d+|[A-Za-z_]\w*/y)?.[0];
    if (bare !== undefined) {
      return this.#node(bare, undefined, undefined);
    }
    const name = this.#takeMatch(/\{(\d+|[A-Za-z_]\w*)/y)?.[1];
    if (name === undefined) {
      throw this.#error('a $ stands alone');
    }
    if (this.#take('}')) {
      return this.#node(name, undefined, undefined);
    }
    if (this.#take(':')) {
      return this.#node(name, this.#nodesUntil('}'), undefined);
    }
    if (this.#take('/')) {
      return this.#node(name, undefined, this.#transform());
    }
    if (/^\d+$/.test(name) && this.#take('|')) {
      return this.#node(name, [{ kind: 'text', text: this.#firstChoice() }], undefined);
    }
    throw this.#error(`what follows ${name} is no default, choice or transform`);
  }

  #node(
    name: string,
    content: readonly SnippetNode[] | undefined,
    transform: Transform | undefined,
  ): SnippetNode {
    return /^\d+$/.test(name)
      ? { kind: 'stop', index: Number(name), content, transform }
      : { kind: 'variable', name, fallback: content, transform };
  }

  /** Behind `|`, up to and with `|}`. */
  #firstChoice(): string {
    const choices: string[] = [];
    do {
      const choice = this.#takeMatch(/(?:\\[,|\\]|[^,|\\])+/y)?.[0];
      if (choice === undefined) {
        throw this.#error('a choice is empty');
      }
      choices.push(choice.replace(/\\([,|\\])/g, '$1'));
    } while (this.#take(','));
    if (!this.#take('|}')) {
      throw this.#error('a list of choices does not end');
    }
    return choices[0] ?? '';
  }

  /** Behind the first `/`, up to and with the closing brace. */
  #transform(): Transform {
    const pattern = this.#takeMatch(/((?:\\.|[^/\\])*)\//y)?.[1];
    if (pattern === undefined) {
      throw this.#error('a transform has no pattern');
    }
    const format: FormatNode[] = [];
    while (!this.#take('/')) {
      format.push(this.#formatNode());
    }
    const options = this.#takeMatch(/([a-z]*)\}/y)?.[1];
    if (options === undefined) {
      throw this.#error('a transform does not end');
    }
    return { pattern: new RegExp(pattern.replaceAll('\\/', '/'), options), format };
  }

  #formatNode(): FormatNode {
    const text = this.#takeMatch(/(?:\\[$}\\/]|[^$/\\])+/y)?.[0];
    if (text !== undefined) {
      return { kind: 'text', text: text.replace(/\\([$}\\/])/g, '$1') };
    }
    const group = this.#takeMatch(
      /\$(?:(\d+)|\{(\d+)(?::(?:\/([a-z]+)|\+([^}]*)|\?([^:}]*):([^}]*)|-?([^}]*)))?\})/y,
    );
    if (group === undefined) {
      throw this.#error('a format is not understood');
    }
    const [, bare, braced, change, ifPresent, present, otherwise, absent] = group as (
      string | undefined
    )[];
    if (change !== undefined && !isChange(change)) {
      throw this.#error(`the change ${change} is not known`);
    }
    return {
      kind: 'group',
      group: Number(bare ?? braced),
      change,
      present: ifPresent ?? present,
      absent: otherwise ?? absent,
    };
  }

  #take(text: string): boolean {
    const found = this.#source.startsWith(text, this.#at);
    this.#at += found ? text.length : 0;
    return found;
  }

  #takeMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#source) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #error(problem: string): Error {
    return new Error(`Snippet, character ${String(this.#at)}: ${problem}.`);
  }
}

function isChange(name: string): name is keyof typeof changes {
  return Object.hasOwn(changes, name);
}
