import type { ClosingTemplate } from '../post/closing';
import { repositoryAt } from '../post/links';
import { normaliseName } from '../post/names';
import type { KnownComponent, KnownComponents, KnownRepository } from '../profile/knownValues';
import type { IndexedPost } from './indexedPost';
import { nothingPresented, type Presented } from './presented';

/** Answers that are remembered. Those who ask again and again are open in editors, so that they are few. */
const mostAnswers = 50;

/** A post of the blog, as the index has it now. */
type Members = ReadonlyMap<string, { readonly post: Pick<IndexedPost, 'presented'> }>;

/**
 * What the posts of a blog say about components, ready to be asked. All are counted once; for the post that
 * asks, what it says itself is taken away again.
 */
export class ComponentTable {
  readonly #members: Members;
  readonly #all = new Counter();
  readonly #counted = new Map<string, Presented>();
  /** Posts that may say something else than what was counted. */
  readonly #changed = new Set<string>();
  readonly #answers = new Map<string, KnownComponents>();
  #own: { readonly uri: string; readonly counter: Counter } | undefined;

  /** @param members all posts of the blog, whenever they are asked for. */
  constructor(members: Members) {
    this.#members = members;
  }

  /** What a post itself says is not told to it, so that its change leaves what it was told. */
  postChanged(uri: string): void {
    this.#changed.add(uri);
    const own = this.#answers.get(uri);
    this.#answers.clear();
    if (own !== undefined) {
      this.#answers.set(uri, own);
    }
  }

  /** The lists are made when somebody looks at them. */
  toldTo(uri: string): KnownComponents {
    let answer = this.#answers.get(uri);
    if (answer === undefined) {
      answer = this.#listsFor(uri);
      if (this.#answers.size >= mostAnswers) {
        this.#answers.clear();
      }
      this.#answers.set(uri, answer);
    }
    return answer;
  }

  /** What other posts link for the component of a name, in any spelling. */
  addressOf(uri: string, name: string): string | undefined {
    const key = componentKey(name);
    this.#countAnew();
    const component = this.#all.components.get(key);
    const own = this.#ownOf(uri).components.get(key);
    return component === undefined || component.uses === (own?.uses ?? 0)
      ? undefined
      : component.urls.mostUsed(own?.urls);
  }

  /** What other posts link for repositories, or else owners, of a name; most used first. */
  repositoriesNamed(uri: string, name: string): readonly string[] {
    this.#countAnew();
    const own = this.#ownOf(uri).repositories;
    const found = Array.from(this.#all.repositoriesByName.get(normaliseName(name)) ?? [], (key) =>
      asKnown(this.#all.repositories.get(key), own.get(key)),
    );
    return found
      .filter((repository) => repository !== undefined)
      .sort(mostUsedRepository)
      .map(({ url }) => url);
  }

  #listsFor(uri: string): KnownComponents {
    const countsFor = (): { readonly all: Counter; readonly own: Counter } => {
      this.#countAnew();
      return { all: this.#all, own: this.#ownOf(uri) };
    };
    const components = once(() => {
      const { all, own } = countsFor();
      return all.knownComponents(own);
    });
    const repositories = once(() => {
      const { all, own } = countsFor();
      return Array.from(all.repositories, ([key, repository]) =>
        asKnown(repository, own.repositories.get(key)),
      )
        .filter((repository) => repository !== undefined)
        .sort(mostUsedRepository);
    });
    const closings = once(() => {
      const { all, own } = countsFor();
      return all.closingsWithout(own);
    });
    return {
      get components() {
        return components();
      },
      get repositories() {
        return repositories();
      },
      get closings() {
        return closings();
      },
    };
  }

  #countAnew(): void {
    for (const uri of this.#changed) {
      const before = this.#counted.get(uri);
      const after = this.#members.get(uri)?.post.presented ?? nothingPresented;
      if (before !== after) {
        this.#own = undefined;
        if (before !== undefined) {
          this.#all.count(before, -1);
        }
        this.#all.count(after, 1);
        this.#counted.set(uri, after);
      }
    }
    this.#changed.clear();
  }

  #ownOf(uri: string): Counter {
    if (this.#own?.uri !== uri) {
      const counter = new Counter();
      counter.count(this.#counted.get(uri) ?? nothingPresented, 1);
      this.#own = { uri, counter };
    }
    return this.#own.counter;
  }
}

/** Spellings of one thing, each with the number of times that posts have it. */
class Spellings {
  readonly #uses = new Map<string, number>();
  #best: string | undefined;
  #isBestKnown = false;

  count(spelling: string | undefined, by: 1 | -1): void {
    if (spelling !== undefined) {
      const uses = (this.#uses.get(spelling) ?? 0) + by;
      if (uses === 0) {
        this.#uses.delete(spelling);
      } else {
        this.#uses.set(spelling, uses);
      }
      this.#isBestKnown = false;
    }
  }

  /** The shorter one among equals: `.git`, `www.` and slashes at the end are ballast. */
  mostUsed(without?: Spellings): string | undefined {
    if (!this.#isBestKnown) {
      this.#best = this.#mostUsedWithout(undefined);
      this.#isBestKnown = true;
    }
    // What is taken away from others makes them no better.
    return without === undefined || this.#best === undefined || !without.#uses.has(this.#best)
      ? this.#best
      : this.#mostUsedWithout(without);
  }

  #mostUsedWithout(without: Spellings | undefined): string | undefined {
    let best: string | undefined;
    let most = 0;
    const taken = without === undefined ? undefined : without.#uses;
    for (const [spelling, all] of this.#uses) {
      const uses = all - (taken?.get(spelling) ?? 0);
      if (
        uses > most ||
        (uses === most && best !== undefined && isShorterOrEarlier(spelling, best))
      ) {
        best = spelling;
        most = uses;
      }
    }
    return best;
  }
}

function isShorterOrEarlier(spelling: string, other: string): boolean {
  return spelling.length < other.length || (spelling.length === other.length && spelling < other);
}

interface CountedComponent {
  readonly names: Spellings;
  readonly roles: Spellings;
  readonly urls: Spellings;
  uses: number;
}

interface CountedRepository {
  readonly urls: Spellings;
  uses: number;
}

interface CountedClosing {
  readonly template: ClosingTemplate;
  readonly uses: number;
}

/** Counts what posts say; a post counts once for each thing. */
class Counter {
  readonly components = new Map<string, CountedComponent>();
  readonly repositories = new Map<string, CountedRepository>();
  /** Keys of repositories and owners by their normalised names. */
  readonly repositoriesByName = new Map<string, Set<string>>();
  readonly #closings = new Map<string, CountedClosing>();
  #ranked: readonly CountedClosing[] | undefined;

  /** @param by -1 takes away what was counted. */
  count(presented: Presented, by: 1 | -1): void {
    const counted = new Set<CountedComponent>();
    for (const { name, role, url } of presented.components) {
      const key = componentKey(name);
      const component = this.#component(key);
      component.uses += counted.has(component) ? 0 : by;
      counted.add(component);
      component.names.count(name, by);
      component.roles.count(role, by);
      component.urls.count(url, by);
      if (component.uses === 0) {
        this.components.delete(key);
      }
    }
    for (const { key, url } of presented.repositories) {
      const repository = this.#repository(key, url);
      repository.uses += by;
      repository.urls.count(url, by);
      if (repository.uses === 0) {
        this.repositories.delete(key);
        this.repositoriesByName.get(repositoryName(url))?.delete(key);
      }
    }
    for (const template of presented.closings) {
      const key = closingKey(template);
      const uses = (this.#closings.get(key)?.uses ?? 0) + by;
      if (uses === 0) {
        this.#closings.delete(key);
      } else {
        this.#closings.set(key, { template, uses });
      }
      this.#ranked = undefined;
    }
  }

  #component(key: string): CountedComponent {
    let component = this.components.get(key);
    if (component === undefined) {
      component = {
        names: new Spellings(),
        roles: new Spellings(),
        urls: new Spellings(),
        uses: 0,
      };
      this.components.set(key, component);
    }
    return component;
  }

  #repository(key: string, url: string): CountedRepository {
    let repository = this.repositories.get(key);
    if (repository === undefined) {
      repository = { urls: new Spellings(), uses: 0 };
      this.repositories.set(key, repository);
      const name = repositoryName(url);
      const named = this.repositoriesByName.get(name);
      if (named === undefined) {
        this.repositoriesByName.set(name, new Set([key]));
      } else {
        named.add(key);
      }
    }
    return repository;
  }

  /** Most used first. */
  knownComponents(own: Counter): readonly KnownComponent[] {
    const known: KnownComponent[] = [];
    for (const [key, { names, roles, urls, uses }] of this.components) {
      const ownComponent = own.components.get(key);
      const others = uses - (ownComponent?.uses ?? 0);
      if (others > 0) {
        known.push({
          name: names.mostUsed(ownComponent?.names) ?? '',
          role: roles.mostUsed(ownComponent?.roles),
          url: urls.mostUsed(ownComponent?.urls),
          uses: others,
        });
      }
    }
    return known.sort((a, b) => b.uses - a.uses || inAlphabet(a.name, b.name));
  }

  /** Most used first. */
  closingsWithout(own: Counter): readonly ClosingTemplate[] {
    this.#ranked ??= [...this.#closings.values()].sort(mostUsedClosing);
    if (own.#closings.size === 0) {
      return this.#ranked.map(({ template }) => template);
    }
    const left: CountedClosing[] = [];
    for (const { template, uses } of own.#closings.values()) {
      const others = (this.#closings.get(closingKey(template))?.uses ?? 0) - uses;
      if (others > 0) {
        left.push({ template, uses: others });
      }
    }
    return [
      ...this.#ranked.filter(({ template }) => !own.#closings.has(closingKey(template))),
      ...left,
    ]
      .sort(mostUsedClosing)
      .map(({ template }) => template);
  }
}

/** What all count without what one post counts; undefined where nothing is left. */
function asKnown(
  all: CountedRepository | undefined,
  own: CountedRepository | undefined,
): KnownRepository | undefined {
  const uses = (all?.uses ?? 0) - (own?.uses ?? 0);
  return all === undefined || uses <= 0
    ? undefined
    : { url: all.urls.mostUsed(own?.urls) ?? '', uses };
}

function componentKey(name: string): string {
  return normaliseName(name) || name;
}

/** All spellings of one repository have the same. */
function repositoryName(url: string): string {
  const repository = repositoryAt(url);
  return normaliseName(repository?.name ?? repository?.owner ?? '');
}

function closingKey({ before, after }: ClosingTemplate): string {
  return `${before}\n${after}`;
}

function mostUsedRepository(a: KnownRepository, b: KnownRepository): number {
  return b.uses - a.uses || inAlphabet(a.url, b.url);
}

function mostUsedClosing(a: CountedClosing, b: CountedClosing): number {
  return (
    b.uses - a.uses ||
    inAlphabet(a.template.before, b.template.before) ||
    inAlphabet(a.template.after, b.template.after)
  );
}

function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => (made ??= { result: make() }).result;
}

function inAlphabet(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
