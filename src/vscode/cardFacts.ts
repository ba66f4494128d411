import type * as vscode from 'vscode';
import type { KnownOfCards } from './cardOf';
import type { FactsService } from './facts';
import { currentDay } from './knowledge';
import { shownTime } from './time';

/** What is known around the links of a document, for the cards of all views. */
export function knownOfCards(
  facts: FactsService,
  document: Pick<vscode.TextDocument, 'uri'>,
): KnownOfCards {
  return {
    today: currentDay(),
    consent: facts.consent,
    verdictOf: (repository) => facts.verdictOf(document, repository),
    isAsking: (repository) => facts.isAsking(repository),
    isHeldBack: (repository) => facts.isHeldBack(repository),
    canBeAsked: (repository) => facts.canAsk(repository),
    standingOf: (hostName) => facts.standingOf(hostName),
    avatarOf: (repository, url) => facts.avatarOf(repository, url),
    shownTime: (time) => shownTime(time),
  };
}
