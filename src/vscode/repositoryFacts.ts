import * as vscode from 'vscode';
import type { Verdict } from '../repositories/facts';
import type { FactsService, HostStanding, LookUpConsent } from './facts';

/** What is known about linked repositories: nothing, until hosts may be asked. */
export class RepositoryFactsService implements FactsService, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly consent: LookUpConsent = 'not-asked';

  verdictOf(): Verdict | undefined {
    return undefined;
  }

  isAsking(): boolean {
    return false;
  }

  standingOf(hostName: string): HostStanding {
    return {
      hostName,
      account: undefined,
      canSignIn: false,
      trouble: undefined,
      quota: undefined,
      lastAnswerAt: undefined,
    };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
