import { normaliseName } from '../post/names';
import type { KnownOfBlog } from '../profile/knownValues';
import { ComponentTable } from './componentTable';
import { CompanionTable, FieldTable } from './fieldTable';
import type { FieldValues } from './postFacts';
import type { Presented } from './presented';
import { normalised } from './usedElements';

interface Blog {
  /** By post; read for each field that somebody asks for, which are few. */
  readonly values: Map<string, () => FieldValues>;
  readonly tables: Map<string, FieldTable>;
  readonly companions: Map<string, CompanionTable>;
  readonly presented: Map<string, { readonly post: { readonly presented: Presented } }>;
  readonly components: ComponentTable;
}

/** What rules may ask about the other posts of a blog. */
export type ToldByPosts = Pick<
  KnownOfBlog,
  | 'valuesOf'
  | 'companionsOf'
  | 'placesOf'
  | 'componentsOfBlog'
  | 'addressOfComponent'
  | 'addressesOfRepositories'
>;

/**
 * A blog as an index of facts that travelled: it answers what rules ask as the index of the posts
 * themselves does, without holding any. Everything is added, then asked.
 */
export class FactsIndex {
  readonly #blogs = new Map<string, Blog>();
  /** Of the components that were added, normalised; others are not known, though posts may have them. */
  readonly #names: ReadonlySet<string>;

  readonly #areClosingsKnown: boolean;

  /**
   * @param names of components and repositories that may be asked for.
   * @param closings whether closing sentences may be.
   */
  constructor(names: Iterable<string>, closings: boolean) {
    this.#names = new Set(Array.from(names, normaliseName));
    this.#areClosingsKnown = closings;
  }

  /** @param values what the post gives its fields: may be asked for several times, or never. */
  add(uri: string, blog: string, values: () => FieldValues): void {
    this.#blogAt(blog).values.set(uri, values);
  }

  addPresented(uri: string, blog: string, presented: Presented): void {
    const { presented: all, components } = this.#blogAt(blog);
    all.set(uri, { post: { presented } });
    components.postChanged(uri);
  }

  /**
   * What is told to the post at an address.
   *
   * @param beyond hears that something was asked which nobody added: the answer counts for nothing.
   */
  toldTo(uri: string, blog: string | undefined, beyond: () => void): ToldByPosts {
    const found = blog === undefined ? undefined : this.#blogs.get(blog);
    const areClosingsKnown = this.#areClosingsKnown;
    const isKnown = (name: string): boolean => {
      const known = this.#names.has(normaliseName(name));
      if (!known) {
        beyond();
      }
      return known;
    };
    return {
      valuesOf: (field) => (found === undefined ? [] : tableOf(found, field).usedByOthers(uri)),
      companionsOf: (field, value, other) =>
        found === undefined
          ? []
          : companionsOf(found, field, other).usedByOthers(uri, normalised(value)),
      placesOf: () => {
        beyond();
        return [];
      },
      componentsOfBlog: () => ({
        get components() {
          beyond();
          return [];
        },
        get repositories() {
          beyond();
          return [];
        },
        get closings() {
          if (!areClosingsKnown) {
            beyond();
          }
          return found?.components.toldTo(uri).closings ?? [];
        },
      }),
      addressOfComponent: (name) =>
        isKnown(name) ? found?.components.addressOf(uri, name) : undefined,
      addressesOfRepositories: (name) =>
        isKnown(name) ? (found?.components.repositoriesNamed(uri, name) ?? []) : [],
    };
  }

  #blogAt(key: string): Blog {
    let blog = this.#blogs.get(key);
    if (blog === undefined) {
      const presented: Blog['presented'] = new Map();
      blog = {
        values: new Map(),
        tables: new Map(),
        companions: new Map(),
        presented,
        components: new ComponentTable(presented),
      };
      this.#blogs.set(key, blog);
    }
    return blog;
  }
}

function tableOf(blog: Blog, field: string): FieldTable {
  let table = blog.tables.get(field);
  if (table === undefined) {
    const byPost = new Map<string, readonly string[]>();
    for (const [uri, values] of blog.values) {
      const own = values().find(([name]) => name === field);
      if (own !== undefined) {
        byPost.set(uri, own[1]);
      }
    }
    table = new FieldTable(byPost);
    blog.tables.set(field, table);
  }
  return table;
}

function companionsOf(blog: Blog, field: string, other: string): CompanionTable {
  const key = JSON.stringify([field, other]);
  let table = blog.companions.get(key);
  if (table === undefined) {
    table = new CompanionTable(tableOf(blog, field), tableOf(blog, other));
    blog.companions.set(key, table);
  }
  return table;
}
