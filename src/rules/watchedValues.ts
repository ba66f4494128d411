import type {
  KnownComponents,
  KnownFolder,
  KnownPlace,
  KnownValues,
  UsedValue,
} from '../profile/knownValues';
import type { Verdict } from '../repositories/facts';
import type { RepositoryReference } from '../repositories/reference';

/**
 * What is known around a post, and whether a rule asked for any of it but the day: what is unknown now
 * may be known later, so that the rule may then find something else in the same text.
 */
export class WatchedValues implements KnownValues {
  readonly #known: KnownValues;
  #wasAsked = false;

  constructor(known: KnownValues) {
    this.#known = known;
  }

  get wasAsked(): boolean {
    return this.#wasAsked;
  }

  get today(): string {
    return this.#known.today;
  }

  get fileDay(): string | undefined {
    return this.#asked().fileDay;
  }

  valuesOf(field: string): readonly UsedValue[] {
    return this.#asked().valuesOf(field);
  }

  companionsOf(field: string, value: string, other: string): readonly UsedValue[] {
    return this.#asked().companionsOf(field, value, other);
  }

  placesOf(field: string, value: string): readonly KnownPlace[] {
    return this.#asked().placesOf(field, value);
  }

  componentsOfBlog(): KnownComponents {
    return this.#asked().componentsOfBlog();
  }

  addressOfComponent(name: string): string | undefined {
    return this.#asked().addressOfComponent(name);
  }

  addressesOfRepositories(name: string): readonly string[] {
    return this.#asked().addressesOfRepositories(name);
  }

  verdictOf(repository: RepositoryReference): Verdict | undefined {
    return this.#asked().verdictOf(repository);
  }

  folders(roots: readonly string[]): readonly KnownFolder[] | undefined {
    return this.#asked().folders(roots);
  }

  #asked(): KnownValues {
    this.#wasAsked = true;
    return this.#known;
  }
}
