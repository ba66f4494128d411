// What suites share that look up repositories; nothing here reaches a network.
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/vscode/extension';
import type { RepositoryFactsService } from '../../src/vscode/repositoryFacts';
import { uiVariable } from '../host/ui';
import type { RepositoryLookUp } from '../../src/vscode/repositoryLookUp';
import { extension, until } from './support';

async function lookUpOf(): Promise<RepositoryLookUp> {
  await extension().activate();
  return (extension().exports as TestAccess).lookUp;
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
  await vscode.commands.executeCommand('componentPosts.lookUpRepositories', 'never');
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
  forget(): void;
  stop(): void;
}

/**
 * Notes every request of the extension host, this bundle's and the extension's alike, but for those to
 * the window that the tests run in.
 */
export function monitorFetch(): FetchMonitor {
  const urls: string[] = [];
  const original = globalThis.fetch;
  const uiAddress = typeof process === 'undefined' ? undefined : process.env[uiVariable];
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (url !== uiAddress) {
      urls.push(url);
    }
    return original(input, init);
  };
  return {
    urls,
    forget: () => {
      urls.length = 0;
    },
    stop: () => {
      globalThis.fetch = original;
    },
  };
}
