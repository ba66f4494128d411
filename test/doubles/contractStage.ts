// What the parts of the contract suite share: what a host supports, and how it is set up.
import assert from 'node:assert/strict';
import type { OwnerFacts, RepositoryFacts } from '../../src/repositories/facts';
import type { Answer, Lookable } from '../../src/repositories/lookUp';
import type { Asker, AskOptions } from './asking';
import { goodToken } from './contractWorld';
import type { Failure, HostDouble, World } from './double';

export type Mode = 'anonymous' | 'signed in';

type Fact<T> = Exclude<keyof T, 'kind' | 'id' | 'owner' | 'url' | 'repositories'>;

/** What a host can tell at all, so that the suite asks for no more and no less. */
export interface Supports {
  /**
   * Facts that the adapter fills, by mode; all others must be undefined. `kind`, `owner`, `name` and
   * `url` go without saying.
   */
  readonly facts: Partial<Record<Mode, readonly Fact<RepositoryFacts>[]>>;
  /** Facts of an owner, likewise; undefined where owners cannot be asked about. */
  readonly ownerFacts?: Partial<Record<Mode, readonly Fact<OwnerFacts>[]>>;
  /** Of a person, where they are others than of an organisation. */
  readonly personFacts?: Partial<Record<Mode, readonly Fact<OwnerFacts>[]>>;
  /** False where a host says the same of no licence as of one that it has not looked for. */
  readonly saysNoLicense?: boolean;
  /** Whether repositories have ids that outlive their names. */
  readonly id: boolean;
  /** Whether old names lead to new ones. */
  readonly moved: boolean;
  /** Modes in which an etag is honoured. */
  readonly etags?: readonly Mode[];
  /** Organisations that ask for a sign-in of their own. */
  readonly organisationSignIn?: boolean;
  readonly readme?: boolean;
  /** Failures that the host does not have, beside `resource-limit`, which only GitHub has. */
  readonly without?: readonly Failure[];
}

export interface ContractOptions {
  readonly name: string;
  readonly lookable: Lookable;
  readonly hostName: string;
  start(world: World): Promise<HostDouble>;
  readonly modes: readonly Mode[];
  readonly supports: Supports;
}

/** A double, an adapter that is led to it, and another origin where nothing must arrive. */
export interface Stage extends ContractOptions {
  readonly double: HostDouble;
  readonly trap: HostDouble;
  asker(): Asker;
}

export function optionsOf(mode: Mode): AskOptions {
  return mode === 'signed in' ? { token: goodToken } : {};
}

export function repositoryIn(answer: Answer): RepositoryFacts {
  assert.ok(answer.state === 'found', JSON.stringify(answer));
  const { facts } = answer;
  assert.ok(facts.repository !== undefined, 'facts of a repository');
  return facts.repository;
}

export function ownerIn(answer: Answer): OwnerFacts {
  assert.ok(answer.state === 'found', JSON.stringify(answer));
  const { facts } = answer;
  assert.ok(facts.owner !== undefined, 'facts of an owner');
  return facts.owner;
}
