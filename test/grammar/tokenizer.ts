// Markdown as VS Code tokenises it, with and without this extension's grammars.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';
import type { IGrammar, IOnigLib, IRawTheme } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));

export const markdownScope = 'text.html.markdown';

/** Where the grammars come from that are not ours. */
export interface GrammarSource {
  readonly name: string;
  /** Path of the file that defines a scope. */
  fileOf(scopeName: string): string | undefined;
  /** Scopes of other grammars that are injected into Markdown. */
  readonly injected: readonly string[];
}

/** What an extension's manifest says about its grammars; the rest does not matter here. */
interface Manifest {
  readonly contributes?: {
    readonly grammars?: readonly {
      readonly scopeName: string;
      readonly path: string;
      readonly injectTo?: readonly string[];
    }[];
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The npm package of grammars: always there; its YAML grammar is the one of older VS Codes. */
export function packagedGrammars(): GrammarSource {
  const folder = path.join(root, 'node_modules/tm-grammars/grammars');
  const files = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    // The last key of each file; parsing all of them would take a second.
    const scopeName = /"scopeName":\s*"([^"]+)"\s*\}\s*$/.exec(
      readFileSync(file, 'utf8').slice(-200),
    );
    if (scopeName?.[1] !== undefined) {
      files.set(scopeName[1], file);
    }
  }
  return { name: 'tm-grammars', fileOf: (scopeName) => files.get(scopeName), injected: [] };
}

/** The grammars of the VS Code that the host tests have installed, when they have. */
export function installedGrammars(): GrammarSource | undefined {
  const extensions = installedExtensions();
  if (extensions === undefined) {
    return undefined;
  }
  const files = new Map<string, string>();
  const injected: string[] = [];
  for (const extension of readdirSync(extensions)) {
    const manifest = path.join(extensions, extension, 'package.json');
    if (existsSync(manifest)) {
      for (const grammar of (readJson(manifest) as Manifest).contributes?.grammars ?? []) {
        files.set(grammar.scopeName, path.join(extensions, extension, grammar.path));
        if (grammar.injectTo?.includes(markdownScope) === true) {
          injected.push(grammar.scopeName);
        }
      }
    }
  }
  return {
    name: 'the installed VS Code',
    fileOf: (scopeName) => files.get(scopeName),
    injected,
  };
}

function installedExtensions(): string | undefined {
  const folder = path.join(root, '.vscode-test');
  const installed = existsSync(folder) ? readdirSync(folder) : [];
  return installed
    .flatMap((name) => [
      path.join(folder, name, 'node_modules/code-server/lib/vscode/extensions'),
      path.join(folder, name, 'resources/app/extensions'),
      path.join(folder, name, 'Visual Studio Code.app/Contents/Resources/app/extensions'),
    ])
    .find((extensions) =>
      existsSync(path.join(extensions, 'markdown-basics/syntaxes/markdown.tmLanguage.json')),
    );
}

/** This extension's grammars: every file of `syntaxes/`, by scope name. */
export function ownGrammars(): ReadonlyMap<string, string> {
  const folder = path.join(root, 'syntaxes');
  return new Map(
    readdirSync(folder).map((name) => {
      const file = path.join(folder, name);
      return [(readJson(file) as { scopeName: string }).scopeName, file];
    }),
  );
}

let loadedOniguruma: Promise<IOnigLib> | undefined;

function onigLib(): Promise<IOnigLib> {
  loadedOniguruma ??= (async (): Promise<IOnigLib> => {
    await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
    return {
      createOnigScanner: (sources) => oniguruma.createOnigScanner(sources),
      createOnigString: (text) => oniguruma.createOnigString(text),
    };
  })();
  return loadedOniguruma;
}

/** One character's scopes and how they look under the theme that is set. */
export interface Tokenizer {
  /** Per line, per character: its scopes from the outside in. */
  scopes(text: string): string[][][];
  /** Per line, per character: colours, font style, language and token type, packed as VS Code does. */
  looks(text: string): number[][];
  setTheme(theme: IRawTheme): void;
}

// The numbers that VS Code gives to languages matter only in being different.
const embeddedLanguages = {
  'meta.embedded.block.frontmatter': 2,
  'meta.embedded.block.html': 3,
  'source.js': 4,
  'source.css': 5,
};

export async function createTokenizer(
  source: GrammarSource,
  options: { readonly withOurs: boolean },
): Promise<Tokenizer> {
  const ours = ownGrammars();
  const registry = new textmate.Registry({
    onigLib: onigLib(),
    loadGrammar: (scopeName) => {
      const file = ours.get(scopeName) ?? source.fileOf(scopeName);
      return Promise.resolve(
        file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file),
      );
    },
    getInjections: (scopeName) =>
      scopeName === markdownScope
        ? [...source.injected, ...(options.withOurs ? ours.keys() : [])]
        : [],
  });
  const loaded = await registry.loadGrammarWithConfiguration(markdownScope, 1, {
    embeddedLanguages,
    balancedBracketSelectors: ['*'],
    unbalancedBracketSelectors: [
      'markup.underline.link.markdown',
      'punctuation.definition.list.begin.markdown',
    ],
  });
  if (loaded === null) {
    throw new Error(`${source.name} has no grammar for Markdown.`);
  }
  const grammar: IGrammar = loaded;
  return {
    scopes(text) {
      let state = textmate.INITIAL;
      return linesOf(text).map((line) => {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
        state = ruleStack;
        const characters: string[][] = [];
        for (const { startIndex, endIndex, scopes } of tokens) {
          for (let index = startIndex; index < Math.min(endIndex, line.length); index++) {
            characters[index] = scopes;
          }
        }
        return characters;
      });
    },
    looks(text) {
      let state = textmate.INITIAL;
      return linesOf(text).map((line) => {
        const { tokens, ruleStack } = grammar.tokenizeLine2(line, state);
        state = ruleStack;
        const characters: number[] = [];
        for (let token = 0; token < tokens.length; token += 2) {
          const end = tokens[token + 2] ?? line.length;
          for (let index = tokens[token]!; index < end; index++) {
            characters[index] = tokens[token + 1]!;
          }
        }
        return characters;
      });
    },
    setTheme(theme) {
      registry.setTheme(theme);
    },
  };
}

/** VS Code hands lines to a grammar without their line ends, whatever those are. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Whether a scope is one that this extension adds. */
export function isOurs(scope: string): boolean {
  return scope.endsWith('.component-posts');
}

interface ThemeFile {
  readonly name?: string;
  readonly displayName?: string;
  readonly colors?: Readonly<Record<string, string>>;
  readonly tokenColors?: IRawTheme['settings'];
  readonly settings?: IRawTheme['settings'];
}

/** VS Code's own themes and those that people install most. */
export function themes(): IRawTheme[] {
  const folder = path.join(root, 'node_modules/tm-themes/themes');
  return readdirSync(folder).map((file) => {
    const theme = readJson(path.join(folder, file)) as ThemeFile;
    return {
      name: theme.displayName ?? file,
      settings: [
        {
          settings: {
            foreground: theme.colors?.['editor.foreground'] ?? '#808080',
            background: theme.colors?.['editor.background'] ?? '#101010',
          },
        },
        ...(theme.tokenColors ?? theme.settings ?? []),
      ],
    };
  });
}
