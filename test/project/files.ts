import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolved, type Texts } from './nls';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const nlsFile = 'package.nls.json';

/** Files below a folder of the project, as paths from its root with forward slashes. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => file.endsWith(ending))
    .sort();
}

export function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main: string;
  readonly browser: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: Readonly<
      Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>
    >;
    readonly submenus: readonly { readonly id: string }[];
    readonly semanticTokenTypes: readonly { readonly id: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly scope: string; readonly tags?: readonly string[] }>
      >;
    };
  };
}

/** The manifest as VS Code reads it, with its texts in place. */
export function manifest(): Manifest {
  return resolved(JSON.parse(read('package.json')) as Manifest, manifestTexts());
}

/** Texts of the manifest by their keys; none before there is a file of them. */
export function manifestTexts(): Texts {
  return existsSync(path.join(root, nlsFile)) ? (JSON.parse(read(nlsFile)) as Texts) : {};
}
