// The directory, the adapter and the stand-in for GitHub together: how many requests a post costs.
import assert from 'node:assert/strict';
import { requestScenarios } from '../bench/repositories';

test('a post costs few requests of GitHub, and none once its facts are known', async () => {
  const scenarios = await requestScenarios();
  assert.deepEqual(
    scenarios.map(({ repositories, owners, isSignedIn, answered, cold, warm, restarted }) => [
      `${String(repositories)} + ${String(owners)} ${isSignedIn ? 'signed in' : 'anonymous'}`,
      answered,
      cold,
      warm,
      restarted,
    ]),
    [
      ['5 + 1 signed in', 6, 2, 0, 0],
      ['28 + 2 signed in', 30, 3, 0, 0],
      ['95 + 5 signed in', 100, 5, 0, 0],
      ['5 + 1 anonymous', 6, 7, 0, 0],
      ['28 + 2 anonymous', 30, 32, 0, 0],
      ['95 + 5 anonymous', 50, 50, 0, 0],
    ],
  );
});
