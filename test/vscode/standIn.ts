import type { HostDouble, World } from '../doubles/double';
import { startGitea } from '../doubles/gitea';
import { forgetConsent, setOrigins } from './lookUps';

/**
 * For the suite that calls it: a double stands in for the host at an origin, and nobody has allowed to ask
 * any host at first.
 *
 * @returns the double, once the suite runs.
 */
export function standInFor(origin: string, world: World): () => HostDouble {
  let double: HostDouble | undefined;
  suiteSetup(async () => {
    double = await startGitea(world);
    await forgetConsent();
    await setOrigins({ [origin]: double.origin });
  });
  suiteTeardown(async () => {
    await forgetConsent();
    await setOrigins({});
    await double?.stop();
  });
  return () => {
    if (double === undefined) {
      throw new Error('The suite has not begun.');
    }
    return double;
  };
}
