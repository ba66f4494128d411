import assert from 'node:assert/strict';
import { Directory } from '../../src/repositories/directory';
import type { LookUpReport } from '../../src/repositories/directoryPorts';
import {
  Bench,
  etagOf,
  FakeHost,
  factsOf,
  found,
  hour,
  minute,
  missing,
  offline,
  repositories,
  repository,
  second,
  start,
  Traffic,
  turns,
} from '../support/directory';

const anvil = repository('acme/anvil');
const bellows = repository('acme/bellows');

function answeredOf({ answered, unanswered }: LookUpReport): readonly [number, number] {
  return [answered.length, unanswered.length];
}

suite('directory: who is asked, and how often', () => {
  test('a repository is asked for once, however it is linked and however many want it', async () => {
    const bench = new Bench();
    const links = [anvil, repository('Acme/Anvil/issues/12'), anvil];
    const both = Promise.all([
      bench.directory.lookUp(links),
      bench.directory.lookUp([anvil, bellows]),
    ]);
    assert.deepEqual((await bench.clock.until(both)).map(answeredOf), [
      [1, 0],
      [2, 0],
    ]);
    assert.deepEqual(bench.host.asked, [anvil.key, bellows.key]);
    assert.equal(bench.directory.verdictOf(anvil)?.state, 'found');
  });

  test('what is wanted while its host is being asked joins, or is gathered for the next run', async () => {
    const bench = new Bench();
    const first = bench.directory.lookUp([anvil]);
    await bench.clock.advance(50);
    assert.equal(bench.directory.isAsking(anvil), true);
    const second = bench.directory.lookUp([anvil, bellows]);
    const third = bench.directory.lookUp([repository('acme/crucible')], { refresh: true });
    await bench.clock.advance(10);
    assert.equal(bench.host.requests.length, 1);
    await bench.clock.until(Promise.all([first, second, third]));
    assert.deepEqual(
      bench.host.requests.map(({ keys }) => keys.length),
      [1, 2],
    );
    assert.equal(bench.directory.isAsking(bellows), false);
  });

  test('95 repositories and 5 owners are asked for in one run, and not again, nor after a restart', async () => {
    const bench = new Bench();
    bench.credentials = { account: 'ada', token: 'secret' };
    const links = [
      ...repositories(95),
      ...['a1', 'b2', 'c3', 'd4', 'e5'].map((name) => repository(name)),
    ];
    assert.deepEqual(answeredOf(await bench.lookUp(links)), [100, 0]);
    assert.equal(bench.host.requests.length, 4);
    assert.equal(bench.host.mostRuns, 1);
    assert.deepEqual(answeredOf(await bench.lookUp(links)), [100, 0]);
    await bench.restart();
    assert.deepEqual(answeredOf(await bench.lookUp(links)), [100, 0]);
    assert.equal(bench.host.requests.length, 4);
  });

  test('at most four requests at once, two for each host that allows them', async () => {
    const bench = new Bench();
    const traffic = new Traffic();
    const names = ['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org'];
    const hosts = new Map(names.map((name) => [name, new FakeHost(bench.clock, 2, traffic)]));
    bench.hosts = (name) => hosts.get(name);
    for (const host of hosts.values()) {
      host.batch = 1;
    }
    const wanted = names.flatMap((name) => repositories(30, name));
    assert.deepEqual(answeredOf(await bench.lookUp(wanted)), [120, 0]);
    assert.equal(traffic.most, 4);
    for (const host of hosts.values()) {
      assert.equal(host.requests.length, 30);
      assert.ok(host.mostRuns <= 2);
    }
    const alone = hosts.get('gitlab.com');
    await bench.clock.advance(7 * hour);
    await bench.lookUp(repositories(30, 'gitlab.com'));
    assert.equal(alone?.mostRuns, 2);
  });

  test('a host that cannot be asked leaves its links unanswered', async () => {
    const bench = new Bench();
    bench.hosts = () => undefined;
    assert.deepEqual(answeredOf(await bench.lookUp([anvil])), [0, 1]);
    assert.equal(bench.directory.verdictOf(anvil), undefined);
  });

  test('what a host has no way to tell is settled without a verdict, and no trouble', async () => {
    const bench = new Bench();
    bench.host.otherwise = { state: 'unknowable' };
    assert.deepEqual(answeredOf(await bench.lookUp(repositories(3))), [3, 0]);
    assert.deepEqual(bench.directory.standingOf('github.com'), {
      account: undefined,
      trouble: undefined,
      quota: undefined,
      lastAnswerAt: undefined,
    });
    assert.equal(bench.directory.verdictOf(anvil), undefined);
  });

  test('progress counts answers; listeners hear of a batch once, and of the end before the report', async () => {
    const bench = new Bench();
    const steps: string[] = [];
    let told = 0;
    bench.directory.onDidChange(() => {
      told++;
    });
    bench.directory.onDidChange(() => {
      throw new Error('a listener that fails');
    });
    await bench.lookUp(repositories(25), {
      onProgress: (answered, wanted) => steps.push([answered, wanted].join('/')),
    });
    assert.equal(steps[0], '1/25');
    assert.equal(steps.at(-1), '25/25');
    assert.ok(told >= 2 && told <= 4, String(told));
    assert.match(bench.failures[0] ?? '', /A listener has thrown/);
  });

  test('an adapter that throws, answers twice, about others, or not at all does no harm', async () => {
    const bench = new Bench();
    const target = { key: anvil.key, owner: 'acme', name: 'anvil' };
    const { host } = bench;
    bench.hosts = () => ({
      origins: () => [],
      concurrency: 1,
      async *lookUp(targets, session) {
        yield* host.lookUp(targets.slice(0, 1), session);
        yield [target, missing];
        yield [{ ...target, key: 'github.com/x/y' }, missing];
      },
    });
    assert.deepEqual(answeredOf(await bench.lookUp([anvil, bellows])), [1, 1]);
    assert.equal(bench.directory.verdictOf(anvil)?.state, 'found');
    bench.hosts = () => ({
      origins: () => [],
      concurrency: 1,
      async *lookUp() {
        await turns(1);
        throw new Error('broken');
      },
    });
    assert.deepEqual(answeredOf(await bench.lookUp(repositories(2))), [0, 2]);
    assert.equal(bench.directory.standingOf('github.com').trouble?.reason, 'not-understood');
  });
});

suite('directory: how long an answer holds', () => {
  const table: readonly (readonly [string, Parameters<typeof found>[1] | 'missing', number])[] = [
    ['found', {}, 6 * hour],
    ['archived', { isArchived: true }, 24 * hour],
    ['moved', { owner: { login: 'acme-archive' } }, 24 * hour],
    ['missing', 'missing', 15 * minute],
  ];
  for (const [what, more, holds] of table) {
    test(what, async () => {
      const bench = new Bench();
      bench.host.otherwise = (target) => (more === 'missing' ? missing : found(target, more));
      await bench.lookUp([anvil]);
      const before = bench.host.requests.length;
      await bench.clock.advance(holds - minute);
      await bench.lookUp([anvil]);
      assert.equal(bench.host.requests.length, before);
      await bench.clock.advance(minute);
      const stale = bench.directory.verdictOf(anvil);
      assert.ok(stale, 'shown, though it is asked for again');
      await bench.lookUp([anvil]);
      assert.equal(bench.host.requests.length, before + 1);
      assert.notEqual(bench.directory.verdictOf(anvil)?.checkedAt, stale.checkedAt);
    });
  }

  test('forbidden: an hour, and asked for once more without the sign-in', async () => {
    const bench = new Bench();
    bench.credentials = { account: 'ada', token: 'secret' };
    bench.host.otherwise = (_, { token }) =>
      token === undefined ? missing : { state: 'forbidden', reason: 'organisation' };
    await bench.lookUp([anvil]);
    assert.deepEqual(
      bench.host.requests.map(({ token }) => token),
      ['secret', undefined],
    );
    assert.equal(bench.directory.verdictOf(anvil)?.state, 'forbidden');
    await bench.clock.advance(59 * minute);
    await bench.lookUp([anvil]);
    assert.equal(bench.host.requests.length, 2);
    bench.host.otherwise = (target, { token }) =>
      token === undefined ? found(target) : { state: 'forbidden', reason: 'organisation' };
    await bench.clock.advance(minute);
    assert.deepEqual(answeredOf(await bench.lookUp([anvil])), [1, 0]);
    const { state, isAnonymous } = bench.directory.verdictOf(anvil) ?? {};
    assert.deepEqual([state, isAnonymous], ['found', true]);
  });

  test('a refresh asks again, with the etag; "unchanged" renews the date and nothing else', async () => {
    const bench = new Bench();
    await bench.lookUp([anvil]);
    const before = bench.directory.verdictOf(anvil);
    assert.equal(bench.directory.verdictOf(anvil), before, 'the same object while nothing changes');
    bench.host.otherwise = { state: 'unchanged' };
    await bench.clock.advance(24 * hour);
    await bench.lookUp([anvil], { refresh: true });
    assert.deepEqual(bench.host.requests.at(-1)?.etags, [etagOf(anvil)]);
    const after = bench.directory.verdictOf(anvil);
    assert.deepEqual([before?.day, after?.day], ['2026-11-22', '2026-11-23']);
    assert.equal(after?.facts, before?.facts);
    await bench.lookUp([bellows]);
    assert.equal(bench.directory.verdictOf(bellows), undefined, '"unchanged" about nothing known');
  });

  test('a clock that is put back asks again instead of waiting for the future', async () => {
    const bench = new Bench();
    await bench.lookUp([anvil]);
    bench.clock.jump(-400 * 24 * hour);
    await bench.lookUp([anvil]);
    assert.equal(bench.host.requests.length, 2);
    await bench.lookUp([anvil]);
    assert.equal(bench.host.requests.length, 2);
    bench.host.otherwise = { state: 'limited', until: bench.clock.now() + hour, limit: 'primary' };
    await bench.lookUp([bellows]);
    bench.host.otherwise = (target) => found(target);
    bench.clock.jump(-24 * hour);
    assert.deepEqual(answeredOf(await bench.lookUp([bellows])), [1, 0]);
  });
});

suite('directory: what is missing, and what is another', () => {
  test('a name never seen: a second look at once', async () => {
    const bench = new Bench();
    bench.host.script.set(anvil.key, missing);
    const seen: (boolean | undefined)[] = [];
    bench.directory.onDidChange(() => {
      seen.push(bench.directory.verdictOf(anvil)?.isConfirmed);
    });
    assert.deepEqual(answeredOf(await bench.lookUp([anvil, bellows])), [2, 0]);
    assert.deepEqual(bench.host.asked, [anvil.key, bellows.key, anvil.key]);
    assert.deepEqual(bench.directory.verdictOf(anvil), {
      state: 'missing',
      facts: undefined,
      isConfirmed: true,
      isReplaced: false,
      isAnonymous: true,
      checkedAt: start + 200,
      day: '2026-11-22',
      source: 'host',
    });
    assert.ok(seen.includes(false), 'shown before it is confirmed');
  });

  test('a name never seen whose second look fails stays unconfirmed, and is asked for again', async () => {
    const bench = new Bench();
    const answers = [missing, offline, missing];
    bench.host.otherwise = () => answers.shift() ?? missing;
    assert.deepEqual(answeredOf(await bench.lookUp([anvil])), [0, 1]);
    assert.equal(bench.directory.verdictOf(anvil)?.isConfirmed, false);
    await bench.clock.advance(minute);
    await bench.lookUp([anvil]);
    assert.equal(bench.directory.verdictOf(anvil)?.isConfirmed, true);
    assert.equal(bench.host.requests.length, 3);
  });

  test('a name that was good: ten minutes pass before a second look counts', async () => {
    const bench = new Bench();
    await bench.lookUp([anvil]);
    const facts = bench.directory.verdictOf(anvil)?.facts;
    assert.ok(facts);
    bench.host.otherwise = missing;
    await bench.lookUp([anvil], { refresh: true });
    assert.equal(bench.host.requests.length, 2, 'no second look at once');
    await bench.clock.advance(9 * minute);
    await bench.lookUp([anvil], { refresh: true });
    const soon = bench.directory.verdictOf(anvil);
    assert.deepEqual([soon?.state, soon?.isConfirmed, soon?.facts], ['missing', false, facts]);
    await bench.clock.advance(minute);
    await bench.lookUp([anvil], { refresh: true });
    const late = bench.directory.verdictOf(anvil);
    assert.deepEqual([late?.state, late?.isConfirmed, late?.facts], ['missing', true, facts]);
    bench.host.otherwise = (target) => found(target);
    await bench.lookUp([anvil], { refresh: true });
    assert.equal(bench.directory.verdictOf(anvil)?.state, 'found');
  });

  test('the second look is due by itself after ten minutes, also after a restart', async () => {
    const bench = new Bench();
    await bench.lookUp([anvil]);
    bench.host.otherwise = missing;
    await bench.clock.advance(6 * hour);
    await bench.lookUp([anvil]);
    await bench.restart();
    await bench.lookUp([anvil]);
    assert.equal(bench.host.requests.length, 2);
    await bench.clock.advance(10 * minute);
    await bench.lookUp([anvil]);
    assert.equal(bench.directory.verdictOf(anvil)?.isConfirmed, true);
  });

  test('a name that moved and is then somebody else’s is replaced, until the first one has it again', async () => {
    const bench = new Bench();
    const states = async (
      id: string,
      name: string,
    ): Promise<readonly (string | boolean | undefined)[]> => {
      bench.host.otherwise = (target) => found(target, { id, name });
      await bench.lookUp([anvil], { refresh: true });
      const verdict = bench.directory.verdictOf(anvil);
      return [verdict?.state, verdict?.isReplaced];
    };
    assert.deepEqual(await states('1', 'Anvil'), ['found', false]);
    assert.deepEqual(await states('1', 'anvil-classic'), ['found', false]);
    assert.deepEqual(await states('2', 'anvil'), ['found', true]);
    await bench.restart();
    assert.deepEqual(await states('2', 'anvil'), ['found', true]);
    assert.deepEqual(await states('3', 'anvil'), ['found', true]);
    assert.deepEqual(await states('3', 'forge'), ['found', false], 'a move is what can be mended');
    assert.deepEqual(await states('1', 'anvil'), ['found', false]);
  });

  test('whoever follows a move has the facts of the new name without asking', async () => {
    const bench = new Bench();
    bench.host.otherwise = (target) => found(target, { name: 'Anvil-2' });
    await bench.lookUp([anvil]);
    assert.deepEqual(answeredOf(await bench.lookUp([repository('acme/anvil-2')])), [1, 0]);
    assert.equal(bench.host.requests.length, 1);
  });

  test('blocked and forbidden keep the last good facts', async () => {
    const bench = new Bench();
    await bench.lookUp([anvil]);
    bench.host.otherwise = { state: 'blocked' };
    await bench.lookUp([anvil], { refresh: true });
    const { state, facts } = bench.directory.verdictOf(anvil) ?? {};
    assert.equal(state, 'blocked');
    assert.deepEqual(facts, factsOf({ key: anvil.key, owner: 'acme', name: 'anvil' }));
  });
});

suite('directory: when a host gives no answers', () => {
  test('back-off of 1, 5 and 30 minutes, which a refresh does not pass; facts stay', async () => {
    const bench = new Bench();
    await bench.lookUp([anvil]);
    const before = bench.directory.verdictOf(anvil);
    bench.host.otherwise = offline;
    let requests = 1;
    for (const pause of [1, 5, 30, 30]) {
      assert.deepEqual(answeredOf(await bench.lookUp([anvil], { refresh: true })), [0, 1]);
      assert.equal(bench.host.requests.length, ++requests);
      const { trouble } = bench.directory.standingOf('github.com');
      assert.deepEqual(trouble, {
        reason: 'unreachable',
        until: bench.clock.now() + pause * minute,
        detail: 'ENOTFOUND',
      });
      await bench.clock.advance(pause * minute - second);
      assert.deepEqual(answeredOf(await bench.lookUp([bellows], { refresh: true })), [0, 1]);
      assert.equal(bench.host.requests.length, requests);
      await bench.clock.advance(second);
      assert.equal(bench.directory.standingOf('github.com').trouble, undefined);
    }
    assert.equal(bench.directory.verdictOf(anvil), before);
    assert.equal(bench.directory.verdictOf(bellows), undefined);
    bench.host.otherwise = (target) => found(target);
    await bench.lookUp([bellows]);
    bench.host.otherwise = offline;
    await bench.lookUp([anvil], { refresh: true });
    const { trouble } = bench.directory.standingOf('github.com');
    assert.equal(trouble?.until, bench.clock.now() + minute, 'counted anew after an answer');
  });

  test('a request that we did not let out is no trouble of the host', async () => {
    const bench = new Bench();
    bench.host.otherwise = { state: 'failed', reason: 'not-allowed', detail: 'off' };
    assert.deepEqual(answeredOf(await bench.lookUp(repositories(3))), [0, 3]);
    assert.equal(bench.directory.standingOf('github.com').trouble, undefined);
    bench.host.otherwise = (target) => found(target);
    assert.deepEqual(answeredOf(await bench.lookUp(repositories(3))), [3, 0]);
  });

  test('a host that is down is not asked about all the rest', async () => {
    const bench = new Bench();
    bench.host.batch = 1;
    bench.host.otherwise = offline;
    assert.deepEqual(answeredOf(await bench.lookUp(repositories(30))), [0, 30]);
    assert.equal(bench.host.requests.length, 2);
  });

  test('one repository that cannot be answered waits alone', async () => {
    const bench = new Bench();
    bench.host.batch = 1;
    const broken = { state: 'failed', reason: 'not-understood', detail: 'no JSON' } as const;
    bench.host.script.set('github.com/acme/part-1', broken);
    const links = repositories(4);
    assert.deepEqual(answeredOf(await bench.lookUp(links)), [3, 1]);
    assert.equal(bench.directory.standingOf('github.com').trouble, undefined);
    assert.deepEqual(
      links.map((link) => bench.directory.isHeldBack(link)),
      links.map(({ key }) => key === 'github.com/acme/part-1'),
    );
    await bench.lookUp(links);
    assert.equal(bench.host.requests.length, 4);
    await bench.clock.advance(minute);
    assert.ok(links.every((link) => !bench.directory.isHeldBack(link)));
    await bench.lookUp(links);
    assert.equal(bench.host.requests.length, 5);
    await bench.clock.advance(4 * minute);
    await bench.lookUp(links);
    assert.equal(bench.host.requests.length, 5);
  });

  test('a limit closes the host until it ends; what is fresh is still answered', async () => {
    const bench = new Bench();
    await bench.lookUp([anvil]);
    const until = bench.clock.now() + 30 * minute;
    bench.host.otherwise = { state: 'limited', until, limit: 'primary' };
    assert.deepEqual(answeredOf(await bench.lookUp(repositories(60))), [0, 60]);
    assert.equal(bench.host.requests.length, 2);
    assert.deepEqual(bench.directory.standingOf('github.com').trouble, {
      reason: 'limited',
      until,
      detail: 'primary limit',
    });
    bench.host.otherwise = (target) => found(target);
    assert.deepEqual(answeredOf(await bench.lookUp([anvil, bellows])), [1, 1]);
    await bench.clock.advance(30 * minute);
    assert.deepEqual(answeredOf(await bench.lookUp([anvil, bellows])), [2, 0]);
  });

  test('a limit that ended before it was told holds a minute, and none more than a day', async () => {
    for (const [until, holds] of [
      [start - hour, minute],
      [start + 5_000 * hour, 24 * hour],
    ] as const) {
      const bench = new Bench();
      bench.host.otherwise = { state: 'limited', until, limit: 'secondary' };
      await bench.lookUp([anvil]);
      const { trouble } = bench.directory.standingOf('github.com');
      assert.equal(trouble?.until, bench.clock.now() + holds);
    }
  });

  test('a token that is not accepted: told, and asked without it until there is another', async () => {
    const bench = new Bench();
    bench.credentials = { account: 'ada', token: 'old' };
    bench.host.otherwise = (target, { token }) =>
      token === 'old' ? { state: 'bad-token' } : found(target);
    assert.deepEqual(answeredOf(await bench.lookUp(repositories(3))), [3, 0]);
    await bench.lookUp([anvil]);
    assert.deepEqual(
      bench.host.requests.map(({ token }) => token),
      ['old', undefined, undefined],
    );
    assert.equal(bench.directory.standingOf('github.com').trouble?.reason, 'bad-token');
    bench.credentials = { account: 'ada', token: 'new' };
    bench.directory.forgetAccount('github.com');
    assert.equal(bench.directory.standingOf('github.com').trouble, undefined);
    await bench.lookUp([bellows]);
    assert.equal(bench.host.requests.at(-1)?.token, 'new');
  });

  test('what a host says is left is kept until it counts anew', async () => {
    const bench = new Bench();
    const quota = { remaining: 54, limit: 60, resetAt: start + hour };
    bench.host.otherwise = (target, session) => {
      session.onQuota(quota);
      return found(target);
    };
    await bench.lookUp([anvil]);
    const standing = bench.directory.standingOf('github.com');
    assert.deepEqual(standing, {
      account: undefined,
      trouble: undefined,
      quota,
      lastAnswerAt: start + 100,
    });
    await bench.clock.advance(hour);
    assert.equal(bench.directory.standingOf('github.com').quota, undefined);
  });

  test('credentials that cannot be read: asked without, and told', async () => {
    const bench = new Bench();
    const credentials = (): Promise<never> => Promise.reject(new Error('no keyring'));
    bench.directory = new Directory({ ...bench.ports, credentials }, () => bench.host);
    assert.deepEqual(answeredOf(await bench.lookUp([anvil])), [1, 0]);
    assert.match(bench.failures.join(), /no keyring/);
  });
});

suite('directory: who stops waiting', () => {
  test('aborting stops one caller; the run goes on for the others', async () => {
    const bench = new Bench();
    const one = new AbortController();
    const first = bench.directory.lookUp([anvil, bellows], { signal: one.signal });
    const second = bench.directory.lookUp([anvil]);
    await bench.clock.advance(50);
    one.abort();
    assert.deepEqual(answeredOf(await first), [0, 2]);
    assert.deepEqual(answeredOf(await bench.clock.until(second)), [1, 0]);
    assert.equal(bench.host.requests.length, 1);
    assert.equal(bench.directory.verdictOf(bellows)?.state, 'found', 'it came with the others');
  });

  test('the run is aborted when nobody waits, without trouble; whoever comes then asks anew', async () => {
    const bench = new Bench();
    bench.host.takes = hour;
    const one = new AbortController();
    const two = new AbortController();
    const first = bench.directory.lookUp([anvil], { signal: one.signal });
    const second = bench.directory.lookUp([anvil], { signal: two.signal });
    await bench.clock.advance(50);
    one.abort();
    await turns();
    assert.equal(bench.host.runs, 1);
    two.abort();
    const third = bench.directory.lookUp([anvil]);
    await Promise.all([first, second]);
    await turns();
    assert.equal(bench.directory.standingOf('github.com').trouble, undefined);
    assert.deepEqual(answeredOf(await bench.clock.until(third)), [1, 0]);
    assert.equal(bench.host.requests.length, 2);
    assert.ok(bench.clock.now() < start + 2 * hour);
    assert.deepEqual(bench.host.breaches, []);
  });

  test('the rest of a run is not asked for once those who waited for it are gone', async () => {
    const bench = new Bench();
    bench.host.batch = 1;
    const controller = new AbortController();
    const { signal } = controller;
    const first = bench.directory.lookUp([anvil, ...repositories(20)], { signal });
    await bench.clock.advance(50);
    const second = bench.directory.lookUp([anvil]);
    await turns();
    controller.abort();
    assert.deepEqual(answeredOf(await first), [0, 21]);
    assert.deepEqual(answeredOf(await bench.clock.until(second)), [1, 0]);
    await bench.clock.advance(hour);
    assert.ok(bench.host.requests.length <= 2);
    assert.equal(bench.host.runs, 0);
  });

  test('aborted before anything is known', async () => {
    const bench = new Bench();
    const gone = new AbortController();
    gone.abort();
    const report = await bench.directory.lookUp([anvil], { signal: gone.signal });
    assert.deepEqual(answeredOf(report), [0, 1]);
    await turns();
    assert.equal(bench.host.requests.length, 0);
  });

  test('what still waits for its turn is not asked for', async () => {
    const bench = new Bench();
    const first = bench.directory.lookUp([anvil]);
    await bench.clock.advance(50);
    const controller = new AbortController();
    const second = bench.directory.lookUp([bellows], { signal: controller.signal });
    await turns();
    controller.abort();
    await second;
    assert.equal(bench.directory.isAsking(bellows), false);
    await bench.clock.until(first);
    await bench.clock.advance(minute);
    assert.deepEqual(bench.host.asked, [anvil.key]);
  });
});
