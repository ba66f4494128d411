import { detached } from '../../../post/text';
import {
  noComponents,
  type KnownComponents,
  type KnownFolder,
  type KnownPlace,
  type KnownValues,
  type UsedValue,
} from '../../../profile/knownValues';
import type { Verdict } from '../../../repositories/facts';
import type { RepositoryReference } from '../../../repositories/reference';

/**
 * What a rule is told while only its own file has been read: the day, what hosts said, and nothing of other
 * files. It remembers what was asked, since whoever asked may have to be asked again.
 */
export class FirstAnswers implements KnownValues {
  readonly #today: string;
  readonly #verdictOf: (repository: Pick<RepositoryReference, 'key'>) => Verdict | undefined;
  /** Whether the day was asked for. */
  asksForDay = false;
  /** Whether closing sentences of other posts were asked for, for the whole rule. */
  asksForClosings = false;
  /** Whether something was asked that other files alone can tell. */
  asksForOthers = false;
  /** Of components and repositories whose addresses in other posts were asked for. */
  readonly names = new Set<string>();
  /** What hosts said of the repositories and owners that were asked for, by key, for the whole file. */
  readonly verdicts = new Map<string, Verdict | undefined>();
  readonly fileDay: string | undefined;

  constructor(
    today: string,
    fileDay: string | undefined,
    verdictOf: (repository: Pick<RepositoryReference, 'key'>) => Verdict | undefined,
  ) {
    this.#today = today;
    this.fileDay = fileDay;
    this.#verdictOf = verdictOf;
  }

  /** Before the next rule. */
  forget(): void {
    this.asksForDay = false;
    this.asksForClosings = false;
    this.asksForOthers = false;
    if (this.names.size > 0) {
      this.names.clear();
    }
  }

  get today(): string {
    this.asksForDay = true;
    return this.#today;
  }

  valuesOf(): readonly UsedValue[] {
    this.asksForOthers = true;
    return [];
  }

  companionsOf(): readonly UsedValue[] {
    this.asksForOthers = true;
    return [];
  }

  placesOf(): readonly KnownPlace[] {
    this.asksForOthers = true;
    return [];
  }

  componentsOfBlog(): KnownComponents {
    this.asksForClosings = true;
    this.asksForOthers = true;
    return noComponents;
  }

  folders(): readonly KnownFolder[] | undefined {
    this.asksForOthers = true;
    return undefined;
  }

  addressOfComponent(name: string): string | undefined {
    this.names.add(detached(name));
    return undefined;
  }

  addressesOfRepositories(name: string): readonly string[] {
    this.names.add(detached(name));
    return [];
  }

  verdictOf(repository: RepositoryReference): Verdict | undefined {
    const verdict = this.#verdictOf(repository);
    this.verdicts.set(repository.key, verdict);
    return verdict;
  }
}
