import type { ClosingTemplate } from '../post/closing';
import { normaliseName } from '../post/names';
import {
  noComponents,
  type KnownComponent,
  type KnownComponents,
  type KnownRepository,
} from '../profile/knownValues';
import type { IndexedPost } from './indexedPost';
import { nothingPresented } from './presented';

/** What the posts of a blog say about components, ready to be asked. */
export class ComponentTable {
  /** By the post that asked. Those who ask are open in editors, so that they are few. */
  readonly #answers = new Map<string, KnownComponents>();

  /** What a post itself says is not told to it, so that its change leaves what it was told. */
  postChanged(uri: string): void {
    const own = this.#answers.get(uri);
    this.#answers.clear();
    if (own !== undefined) {
      this.#answers.set(uri, own);
    }
  }

  /** @param posts all those of the blog. */
  toldTo(
    uri: string,
    posts: Iterable<{ readonly uri: string; readonly post: IndexedPost }>,
  ): KnownComponents {
    let answer = this.#answers.get(uri);
    if (answer === undefined) {
      const counter = new Counter();
      for (const other of posts) {
        if (other.uri !== uri) {
          counter.add(other.post);
        }
      }
      answer = counter.known();
      this.#answers.set(uri, answer);
    }
    return answer;
  }
}

/** Spellings of one thing, each with the number of posts that have it. */
type Spellings = Map<string, number>;

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

/** Counts what posts say; a post counts once for each thing. */
class Counter {
  readonly #components = new Map<string, CountedComponent>();
  readonly #repositories = new Map<string, CountedRepository>();
  readonly #closings = new Map<string, { readonly template: ClosingTemplate; uses: number }>();

  add({ presented = nothingPresented }: IndexedPost): void {
    const counted = new Set<CountedComponent>();
    for (const { name, role, url } of presented.components) {
      const component = this.#component(normaliseName(name) || name);
      component.uses += counted.has(component) ? 0 : 1;
      counted.add(component);
      count(component.names, name);
      count(component.roles, role);
      count(component.urls, url);
    }
    for (const { key, url } of presented.repositories) {
      const repository = this.#repository(key);
      repository.uses++;
      count(repository.urls, url);
    }
    for (const template of presented.closings) {
      const key = `${template.before}\n${template.after}`;
      const known = this.#closings.get(key) ?? { template, uses: 0 };
      known.uses++;
      this.#closings.set(key, known);
    }
  }

  #component(key: string): CountedComponent {
    let component = this.#components.get(key);
    if (component === undefined) {
      component = { names: new Map(), roles: new Map(), urls: new Map(), uses: 0 };
      this.#components.set(key, component);
    }
    return component;
  }

  #repository(key: string): CountedRepository {
    let repository = this.#repositories.get(key);
    if (repository === undefined) {
      repository = { urls: new Map(), uses: 0 };
      this.#repositories.set(key, repository);
    }
    return repository;
  }

  known(): KnownComponents {
    if (this.#components.size + this.#repositories.size + this.#closings.size === 0) {
      return noComponents;
    }
    const components = Array.from(
      this.#components.values(),
      ({ names, roles, urls, uses }): KnownComponent => ({
        name: mostUsed(names) ?? '',
        role: mostUsed(roles),
        url: mostUsed(urls),
        uses,
      }),
    );
    const repositories = Array.from(
      this.#repositories.values(),
      ({ urls, uses }): KnownRepository => ({ url: mostUsed(urls) ?? '', uses }),
    );
    return {
      components: components.sort((a, b) => b.uses - a.uses || inAlphabet(a.name, b.name)),
      repositories: repositories.sort((a, b) => b.uses - a.uses || inAlphabet(a.url, b.url)),
      closings: [...this.#closings.values()]
        .sort(
          (a, b) =>
            b.uses - a.uses ||
            inAlphabet(a.template.before, b.template.before) ||
            inAlphabet(a.template.after, b.template.after),
        )
        .map(({ template }) => template),
    };
  }
}

function count(spellings: Spellings, spelling: string | undefined): void {
  if (spelling !== undefined) {
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  }
}

/** The shorter one among equals: `.git`, `www.` and slashes at the end are ballast. */
function mostUsed(spellings: Spellings): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [spelling, uses] of spellings) {
    const isBetter =
      best === undefined ||
      uses > most ||
      (uses === most &&
        (spelling.length < best.length || (spelling.length === best.length && spelling < best)));
    if (isBetter) {
      best = spelling;
      most = uses;
    }
  }
  return best;
}

function inAlphabet(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
