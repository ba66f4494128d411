// What suites share that look up repositories; nothing here reaches a network.
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/vscode/extension';
import type { RepositoryFactsService } from '../../src/vscode/repositoryFacts';
import { uiVariable } from '../host/ui';
import type { RepositoryLookUp } from '../../src/vscode/repositoryLookUp';
import { currentDiagnosticsOf, extension, until } from './support';

async function lookUpOf(): Promise<RepositoryLookUp> {
  await extension().activate();
  return (extension().exports as TestAccess).lookUp;
}

/** Everything that the extension keeps of facts, as text by name of the file. */
export async function keptFacts(): Promise<ReadonlyMap<string, string>> {
  await (await lookUpOf()).flush();
  const { storage } = extension().exports as TestAccess;
  const folder = vscode.Uri.joinPath(storage, 'repositories');
  const kept = new Map<string, string>();
  for (const [name] of await vscode.workspace.fs.readDirectory(folder)) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
    kept.set(name, new TextDecoder().decode(bytes));
  }
  return kept;
}

/** What the extension under test knows about repositories. */
export async function factsOf(): Promise<RepositoryFactsService> {
  return (await lookUpOf()).facts;
}

/** Who says what about looking up. */
export function lookUpSettings(): { readonly globalValue?: unknown } {
  return (
    vscode.workspace.getConfiguration('componentPosts').inspect<unknown>('repositories.lookup') ??
    {}
  );
}

/** As if the author had never been asked. */
export async function forgetConsent(): Promise<void> {
  const facts = await factsOf();
  await facts.decide('never');
  await vscode.workspace
    .getConfiguration('componentPosts')
    .update('repositories.lookup', undefined, vscode.ConfigurationTarget.Global);
  await until(
    () => facts.consent === 'not-asked' || facts.consent === 'untrusted',
    'the author is not asked yet',
  );
}

/** Lets doubles stand in for the origins of hosts. */
export async function setOrigins(origins: Readonly<Record<string, string>>): Promise<void> {
  (await lookUpOf()).standIn(origins);
}

export interface FetchMonitor {
  /** Addresses, as they were asked for. */
  readonly urls: readonly string[];
  /** When each was asked for, epoch milliseconds. */
  readonly times: readonly number[];
  forget(): void;
  stop(): void;
}

/**
 * Notes every request of the extension host, this bundle's and the extension's alike, but for those to
 * the window that the tests run in.
 */
export function monitorFetch(): FetchMonitor {
  const urls: string[] = [];
  const times: number[] = [];
  const original = globalThis.fetch;
  const uiAddress = typeof process === 'undefined' ? undefined : process.env[uiVariable];
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (url !== uiAddress) {
      urls.push(url);
      times.push(Date.now());
    }
    return original(input, init);
  };
  return {
    urls,
    times,
    forget: () => {
      urls.length = 0;
      times.length = 0;
    },
    stop: () => {
      globalThis.fetch = original;
    },
  };
}

const head = `---
title: "How the stations talk"
author: Mara
author_image: mara.png
tags: tech, weather
published_at: 2026-03-09
post_image: stations.png
---

`;

/** A post that links these repositories of a host, one a line. */
export function linking(origin: string, ...paths: readonly string[]): string {
  return head + paths.map((path) => `See [${path}](${origin}/${path}).\n`).join('\n');
}

/** A day on which a repository that somebody looks after had a push. */
export const lately = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** The problems of a document that come from facts, the last of each rule. */
export function repositoryProblems(
  document: vscode.TextDocument,
): Record<string, vscode.Diagnostic> {
  return Object.fromEntries(
    currentDiagnosticsOf(document.uri).flatMap((diagnostic) => {
      const { code } = diagnostic;
      const rule = typeof code === 'object' ? String(code.value) : String(code);
      return rule.startsWith('repositories/') ? [[rule, diagnostic]] : [];
    }),
  );
}
