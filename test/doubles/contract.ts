// What every adapter of a host promises, tried on each with the double of its host.
import assert from 'node:assert/strict';
import { Asker, target, type AskOptions } from './asking';
import { contractFailures } from './contractFailures';
import { optionsOf, repositoryIn, type ContractOptions, type Stage } from './contractStage';
import { contractStates } from './contractStates';
import { badToken, goodToken, world } from './contractWorld';
import { elsewhere, type HostDouble } from './double';

export type { ContractOptions, Mode, Supports } from './contractStage';

export function contractOf(options: ContractOptions): void {
  suite(`contract of hosts: ${options.name}`, () => {
    let double: HostDouble;
    let trap: HostDouble;
    const stage: Stage = {
      ...options,
      get double() {
        return double;
      },
      get trap() {
        return trap;
      },
      asker() {
        const map = new Map([[elsewhere, trap.origin]]);
        for (const origin of options.lookable.origins(options.hostName)) {
          map.set(origin, double.origin);
        }
        return new Asker(options.lookable, options.hostName, map);
      },
    };
    suiteSetup(async () => {
      [double, trap] = await Promise.all([options.start(world), options.start(world)]);
    });
    setup(() => {
      double.recover();
      double.setWorld(world);
      double.forget();
      trap.forget();
    });
    teardown(() => {
      holdsTheToken(stage);
    });
    suiteTeardown(async () => {
      await Promise.all([double.stop(), trap.stop()]);
    });

    for (const mode of options.modes) {
      suite(mode, () => {
        contractStates(stage, mode);
        contractFailures(stage, mode);
      });
    }
    if (options.modes.includes('signed in')) {
      contractTokens(stage);
    }
    if (options.lookable.readme !== undefined && options.supports.readme === true) {
      contractReadme(stage);
    }
  });
}

/** After each test: the token was nowhere but in `authorization`, and nothing went elsewhere. */
function holdsTheToken({ double, trap }: Stage): void {
  assert.deepEqual(trap.requests, [], 'a request arrived at another origin');
  for (const { path, body, headers } of double.requests) {
    const { authorization, ...others } = headers;
    const rest = `${path} ${body} ${JSON.stringify(others)}`;
    assert.ok(!rest.includes(goodToken) && !rest.includes(badToken), `a token in: ${rest}`);
    assert.equal(headers['cookie'], undefined);
    assert.ok(authorization === undefined || typeof authorization === 'string');
  }
}

function contractTokens(stage: Stage): void {
  test('a token goes to the first origin, in every request there', async () => {
    const asker = stage.asker();
    await asker.paths(['acme/rocket', 'acme/vault'], { token: goodToken });
    const [own] = stage.lookable.origins(stage.hostName);
    assert.ok(asker.led.length > 0);
    for (const { url, authorization } of asker.led) {
      const isOwn = new URL(url).origin === own;
      assert.equal(authorization?.includes(goodToken) ?? false, isOwn, url);
    }
  });
  test('none is sent without one', async () => {
    const asker = stage.asker();
    await asker.paths(['acme/rocket', 'acme/vault']);
    assert.ok(asker.led.every(({ authorization }) => authorization === null));
  });
  test('a token that is not accepted is said so, once for all', async () => {
    const asker = stage.asker();
    const answers = await asker.paths(['acme/rocket', 'acme/nothing', 'ada/notes'], {
      token: badToken,
    });
    assert.deepEqual(
      answers,
      answers.map(() => ({ state: 'bad-token' })),
    );
    assert.equal(stage.double.requests.length, 1);
  });
  if (stage.supports.organisationSignIn === true) {
    test('an organisation with a sign-in of its own is asked without one, and hides nothing else', async () => {
      const paths = ['acme/rocket', 'walled/garden', 'acme/nothing'];
      const answers = await stage.asker().paths(paths, { token: goodToken });
      assert.deepEqual(
        answers.map(({ state }) => state),
        ['found', 'found', 'missing'],
      );
      assert.equal(repositoryIn(answers[1]!).name, 'garden');
    });
    test('what it hides from everybody else is forbidden, not missing', async () => {
      const repositories = world.repositories.map((repository) =>
        repository.path === 'walled/garden' ? { ...repository, isPrivate: true } : repository,
      );
      stage.double.setWorld({ ...world, repositories });
      assert.deepEqual(await stage.asker().one('walled/garden', { token: goodToken }), {
        state: 'forbidden',
        reason: 'organisation',
      });
    });
  }
}

function contractReadme(stage: Stage): void {
  const readme = (path: string, options?: AskOptions): Promise<string | undefined> => {
    const asker = stage.asker();
    return (
      stage.lookable.readme?.(target(stage.hostName, path), asker.session(options)) ??
      Promise.resolve(undefined)
    );
  };
  for (const mode of stage.modes) {
    test(`README, ${mode}`, async () => {
      const ask = optionsOf(mode);
      assert.equal(await readme('acme/rocket', ask), '# Rocket\n\nFlies to the **moon**.\n');
      assert.equal(await readme('ada/notes', ask), undefined);
      assert.equal(await readme('acme/nothing', ask), undefined);
      stage.double.fail('huge');
      assert.equal(await readme('acme/rocket', ask), undefined);
      stage.double.fail('offline');
      assert.equal(await readme('acme/rocket', ask), undefined);
    });
  }
}
