import type { Answer, Lookable, LookUpSession, Target } from '../../lookUp';
import { githubAskedAt } from '../askedAt';
import { askMany, type GraphqlAnswer } from './graphql';
import { aborted, Patience } from './patience';
import { readmeOf } from './readme';
import { RestAsker } from './rest';

/** In one request: GitHub counts how much work an answer is, and owners bring repositories along. */
const mostRepositories = 25;
const mostOwners = 5;

type Answers = AsyncGenerator<readonly [Target, Answer], void>;

export const githubLookable: Lookable = {
  ...githubAskedAt,
  concurrency: 1,
  lookUp: (targets, session) =>
    session.token === undefined
      ? oneByOne(targets, new RestAsker(session))
      : new ManyAtOnce(session).lookUp(targets),
  readme: readmeOf,
};

async function* oneByOne(targets: readonly Target[], asker: RestAsker): Answers {
  for (const target of targets) {
    yield [target, await asker.ask(target)];
  }
}

/** One run against the GraphQL API. */
class ManyAtOnce {
  readonly #session: LookUpSession;
  readonly #patience = new Patience();
  readonly #signedOut: RestAsker;
  readonly #signedIn: RestAsker;
  /** What all targets that are left get. */
  #rest: Answer | undefined;
  #knowsFields = true;

  constructor(session: LookUpSession) {
    this.#session = session;
    this.#signedIn = new RestAsker(session);
    // How much is left without a sign-in is not what is told about the one that there is.
    const onQuota = (): void => undefined;
    this.#signedOut = new RestAsker({
      hostName: session.hostName,
      http: session.http,
      token: undefined,
      signal: session.signal,
      now: () => session.now(),
      onQuota,
    });
  }

  async *lookUp(targets: readonly Target[]): Answers {
    const isOwner = ({ name }: Target): boolean => name === undefined;
    yield* this.#inBatches(
      targets.filter((target) => !isOwner(target)),
      mostRepositories,
    );
    yield* this.#inBatches(targets.filter(isOwner), mostOwners);
  }

  async *#inBatches(targets: readonly Target[], most: number): Answers {
    let size = most;
    let at = 0;
    let wasTooMuchAlone = false;
    while (at < targets.length) {
      const batch = targets.slice(at, at + size);
      if (this.#session.signal?.aborted === true) {
        this.#rest ??= aborted;
      }
      if (this.#rest !== undefined || !this.#knowsFields) {
        yield* this.#withoutGraphql(targets.slice(at));
        return;
      }
      const result = await askMany(batch, this.#session);
      if (result.kind === 'too-much' && batch.length > 1) {
        size = Math.ceil(batch.length / 2);
        continue;
      }
      if (result.kind === 'unknown-fields') {
        this.#knowsFields = false;
        continue;
      }
      at += batch.length;
      if (result.kind === 'answers') {
        // Who was too much alone is behind us; unless one was, the server is at its limits.
        size = wasTooMuchAlone ? most : size;
        wasTooMuchAlone = false;
        this.#patience.heard();
        yield* this.#settled(batch, result.answers);
      } else {
        const answer: Answer =
          result.kind === 'same'
            ? result.answer
            : { state: 'failed', reason: 'server', detail: result.detail };
        wasTooMuchAlone = result.kind === 'too-much';
        this.#rest = this.#patience.after(answer);
        yield* batch.map((target) => [target, answer] as const);
      }
    }
  }

  async *#withoutGraphql(targets: readonly Target[]): Answers {
    for (const target of targets) {
      yield [target, this.#rest ?? (await this.#signedIn.ask(target))];
    }
  }

  async *#settled(targets: readonly Target[], answers: readonly GraphqlAnswer[]): Answers {
    for (const [index, target] of targets.entries()) {
      const answer = answers[index];
      if (answer?.state === 'refused') {
        yield [target, await this.#askSignedOut(target, answer.isOrganisation)];
      } else if (answer !== undefined) {
        yield [target, answer];
      }
    }
  }

  /**
   * What an organisation hides from a sign-in that is not its own, it may show to strangers. Where it
   * does not, "not found" would be said of something that the author may well know.
   */
  async #askSignedOut(target: Target, isOrganisation: boolean): Promise<Answer> {
    const answer = await this.#signedOut.ask({ ...target, etag: undefined });
    const isKnown =
      answer.state === 'found' ||
      answer.state === 'blocked' ||
      (answer.state === 'failed' && answer.reason === 'aborted');
    return isKnown
      ? answer
      : { state: 'forbidden', reason: isOrganisation ? 'organisation' : 'refused' };
  }
}
