import * as vscode from 'vscode';
import { inertText } from './inertText';

/** Where the extension says what it does; "Show Log" opens it. */
export const log = vscode.window.createOutputChannel('Component Posts', { log: true });

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** For promises that nobody waits for: a failure is logged, and nothing else stops. */
export function inBackground(what: string, work: PromiseLike<unknown>): void {
  work.then(undefined, (error: unknown) => {
    log.error(`${what}: ${describe(error)}`);
  });
}

/** A message that nobody waits for the author to close; it may have words of others in it. */
export function inform(message: string): void {
  inBackground('Message', vscode.window.showInformationMessage(inertText(message)));
}
