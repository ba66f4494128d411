// Whoever stops waiting, at whatever moment, must not leave anything taken behind.
import assert from 'node:assert/strict';
import type { DirectoryPorts } from '../../src/repositories/directoryPorts';
import { Directory } from '../../src/repositories/directory';
import type { RepositoryReference } from '../../src/repositories/reference';
import {
  Bench,
  FakeHost,
  found,
  missing,
  offline,
  repositories,
  repository,
} from '../support/directory';

/** Milliseconds that each step on the way to an answer takes. */
const step = 30;

/** A bench on which nothing is there at once, so that there is a moment within each step. */
class SlowBench extends Bench {
  override get ports(): DirectoryPorts {
    const { clock, store } = this;
    const slowly = async <Value>(value: () => Promise<Value>): Promise<Value> => {
      await clock.wait(step);
      return value();
    };
    return {
      ...super.ports,
      credentials: () => slowly(() => Promise.resolve(this.credentials)),
      store: {
        read: (name) => slowly(() => store.read(name)),
        write: (name, bytes) => slowly(() => store.write(name, bytes)),
        delete: (name) => slowly(() => store.delete(name)),
      },
    };
  }
}

interface Way {
  readonly what: string;
  readonly wanted: readonly RepositoryReference[];
  readonly concurrency?: number;
  readonly prepare?: (bench: SlowBench, host: FakeHost) => void;
}

const few = repositories(3, 'codeberg.org');
const elsewhere = ['github.com', 'gitlab.com', 'gitea.com', 'bitbucket.org'];

const ways: readonly Way[] = [
  { what: 'a request or two', wanted: few },
  { what: 'two runs at once', wanted: repositories(30, 'codeberg.org'), concurrency: 2 },
  {
    what: 'a second look at what is missing',
    wanted: few,
    prepare: (_, host) => {
      host.otherwise = missing;
    },
  },
  {
    what: 'a look without the sign-in that is refused',
    wanted: few,
    prepare: (bench, host) => {
      bench.credentials = { account: 'ada', token: 'secret' };
      host.otherwise = (target, { token }) =>
        token === undefined ? found(target) : { state: 'forbidden', reason: 'organisation' };
    },
  },
  {
    what: 'a token that is not accepted',
    wanted: few,
    prepare: (bench, host) => {
      bench.credentials = { account: 'ada', token: 'secret' };
      host.otherwise = (target, { token }) =>
        token === undefined ? found(target) : { state: 'bad-token' };
    },
  },
  {
    what: 'one of them without an answer',
    wanted: few,
    prepare: (_, host) => {
      host.script.set(few[0]?.key ?? '', (target) =>
        host.requests.length === 1 ? offline : found(target),
      );
    },
  },
  {
    what: 'all places taken by other hosts',
    wanted: few,
    prepare: (bench) => {
      for (const hostName of elsewhere) {
        void bench.directory.lookUp(repositories(20, hostName));
      }
    },
  },
];

suite('directory: whoever stops waiting, at any moment', () => {
  for (const { what, wanted, concurrency = 1, prepare } of ways) {
    test(`leaves nothing taken: ${what}`, async () => {
      let aborted = 0;
      for (let moment = 0; moment <= 20 * step; moment += step / 3) {
        const bench = new SlowBench();
        const host = new FakeHost(bench.clock, concurrency);
        host.batch = 1;
        host.takes = step;
        const others = new FakeHost(bench.clock);
        bench.hosts = (name) => (name === 'codeberg.org' ? host : others);
        bench.directory = new Directory(bench.ports, (name) => bench.hosts(name));
        prepare?.(bench, host);
        const controller = new AbortController();
        const first = bench.directory.lookUp(wanted, { signal: controller.signal });
        await bench.clock.advance(moment);
        controller.abort();
        const { unanswered } = await bench.clock.until(first);
        aborted += unanswered.length > 0 ? 1 : 0;
        const next = [...wanted, repository('acme/another', 'codeberg.org')];
        const again = await bench.lookUp(next);
        const held = again.unanswered.filter(
          (key) => !next.some((each) => each.key === key && bench.directory.isHeldBack(each)),
        );
        const { trouble } = bench.directory.standingOf('codeberg.org');
        assert.deepEqual(trouble === undefined ? held : [], [], `after ${String(moment)} ms`);
        assert.equal(
          next.some((each) => bench.directory.isAsking(each)),
          false,
        );
        assert.deepEqual(host.breaches, []);
      }
      assert.ok(aborted > 3, 'it was stopped in the middle');
    });
  }
});
