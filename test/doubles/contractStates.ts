// The part of the contract that is about what there is, and what there is not.
import assert from 'node:assert/strict';
import { target } from './asking';
import { optionsOf, ownerIn, repositoryIn, type Mode, type Stage } from './contractStage';
import { acme, ada, hostileText, plainText, rocket, simplified } from './contractWorld';

export function contractStates(stage: Stage, mode: Mode): void {
  const { supports, hostName } = stage;
  const ask = optionsOf(mode);
  const facts = supports.facts[mode] ?? [];

  test('found: the facts that the host documents, and no others', async () => {
    const repository = repositoryIn(await stage.asker().one('acme/rocket', ask));
    assert.equal(repository.owner.login, 'acme');
    assert.equal(repository.url, `https://${hostName}/acme/rocket`);
    assert.equal(repository.id !== undefined, supports.id, 'a stable id');
    for (const [name, expected] of Object.entries(rocket)) {
      const isSaid = name === 'kind' || name === 'name' || facts.some((fact) => fact === name);
      const actual = simplified(Reflect.get(repository, name));
      assert.deepEqual(actual, isSaid ? expected : undefined, name);
    }
    assert.equal(repository.defaultBranch !== undefined, facts.includes('defaultBranch'));
  });

  test('found: as the host writes it, whatever the case in the link', async () => {
    const repository = repositoryIn(await stage.asker().one('ACME/Rocket', ask));
    // Git servers that are asked without an API cannot say how a name is written.
    if (supports.id) {
      assert.deepEqual([repository.owner.login, repository.name], ['acme', 'rocket']);
    }
  });

  test('missing, between two that are there', async () => {
    const answers = await stage.asker().paths(['acme/rocket', 'acme/nothing', 'ada/notes'], ask);
    assert.deepEqual(
      answers.map(({ state }) => state),
      ['found', 'missing', 'found'],
    );
  });

  test('private: missing for strangers, marked for who may see it', async () => {
    const answer = await stage.asker().one('acme/vault', ask);
    if (mode === 'anonymous') {
      assert.deepEqual(answer, { state: 'missing' });
    } else {
      assert.equal(repositoryIn(answer).visibility, 'private');
    }
  });

  test('archived', async () => {
    const repository = repositoryIn(await stage.asker().one('acme/museum', ask));
    assert.equal(repository.isArchived, facts.includes('isArchived') ? true : undefined);
    const day = facts.includes('archivedAt') ? '2021-05-06' : undefined;
    assert.equal(repository.archivedAt?.slice(0, 10), day);
    const saysNone = facts.includes('license') && supports.saysNoLicense !== false;
    assert.equal(repository.license, saysNone ? 'none' : undefined);
  });

  test('empty, template and fork, where the host tells', async () => {
    const answers = await stage.asker().paths(['acme/blank', 'acme/pattern', 'acme/copy'], ask);
    const [blank, pattern, copy] = answers.map(repositoryIn);
    assert.equal(blank?.isEmpty, facts.includes('isEmpty') ? true : undefined);
    assert.equal(pattern?.isTemplate, facts.includes('isTemplate') ? true : undefined);
    assert.equal(copy?.isFork, facts.includes('isFork') ? true : undefined);
  });

  test('text from strangers is plain', async () => {
    const repository = repositoryIn(await stage.asker().one('acme/hostile', ask));
    assert.notEqual(hostileText, plainText);
    assert.equal(repository.description, facts.includes('description') ? plainText : undefined);
    assert.equal(repository.homepage, undefined);
    assert.doesNotMatch(JSON.stringify(repository), /\\u[0-9a-f]{4}|[\u202a-\u202e\u2066-\u2069]/);
  });

  if (supports.moved) {
    test('moved: the canonical owner, name and address', async () => {
      for (const old of ['acme/old-name', 'former/old-name']) {
        const repository = repositoryIn(await stage.asker().one(old, ask));
        assert.deepEqual(
          [repository.owner.login, repository.name, repository.url],
          ['acme', 'new-name', `https://${hostName}/acme/new-name`],
          old,
        );
      }
    });
  }

  if (supports.ownerFacts !== undefined) {
    const documented = supports.ownerFacts[mode] ?? [];
    const documentedByOwner = [documented, supports.personFacts?.[mode] ?? documented];
    test('owners: an organisation and a person, with what is theirs', async () => {
      const answers = await stage.asker().paths(['acme/', 'ada/'], ask);
      const owners = answers.map(ownerIn);
      for (const [index, expected] of [acme, ada].entries()) {
        const owner = owners[index]!;
        assert.equal(owner.login, expected.login);
        for (const name of ['kind', 'name', 'description'] as const) {
          const isSaid = name === 'kind' || documentedByOwner[index]?.includes(name) === true;
          assert.equal(owner[name], isSaid ? expected[name] : undefined, name);
        }
        assert.equal(owner.url, `https://${hostName}/${owner.login}`);
      }
      const owned = owners[0]!.repositories.map(({ name }) => name);
      assert.ok(owned.includes('rocket'), owned.join(' '));
      assert.ok(!owned.includes('vault'), 'private repositories are nobody’s business');
      assert.ok(!owned.includes('notes'), 'of somebody else');
      if (documented.includes('repositoryCount')) {
        assert.equal(owners[1]!.repositoryCount, 1);
      }
    });
    test('owners: missing', async () => {
      assert.deepEqual(await stage.asker().one('nobody/', ask), { state: 'missing' });
    });
    test('owners and repositories in one run', async () => {
      const answers = await stage.asker().paths(['ada/', 'acme/rocket', 'nobody/', 'a/b'], ask);
      assert.deepEqual(
        answers.map(({ state }) => state),
        ['found', 'found', 'missing', 'missing'],
      );
    });
  }

  if (supports.etags?.includes(mode) === true) {
    test('unchanged since the last answer', async () => {
      const first = await stage.asker().one('acme/rocket', ask);
      assert.ok(first.state === 'found' && first.etag !== undefined);
      const again = target(hostName, 'acme/rocket', first.etag);
      assert.deepEqual(await stage.asker().answers([again], ask), [{ state: 'unchanged' }]);
      assert.equal(stage.double.requests.at(-1)?.headers['if-none-match'], first.etag);
    });
  }

  test('nothing is asked when nothing is wanted', async () => {
    assert.deepEqual(await stage.asker().answers([], ask), []);
    assert.deepEqual(stage.double.requests, []);
  });

  test('names with a meaning in addresses or queries stay names', async () => {
    const odd = ['acme/..%2f..%2fuser', 'acme/a"b', 'acme/?x=1#y', 'acme/{login}'];
    const states = (await stage.asker().paths(odd, ask)).map(({ state }) => state);
    assert.ok(
      states.every((state) => state !== 'found' && state !== 'bad-token'),
      states.join(' '),
    );
  });
}
