import type { Trouble } from '../../repositories/directoryPorts';
import { counted } from '../../profile/wording';
import { outageIn } from '../../repositories/outage';
import { tokenFor, variableFor, type Environment } from './tokens';

/**
 * Why a host did not answer, as the rest of a sentence behind its name: `gives no answer (no connection)`.
 *
 * @param now epoch milliseconds.
 */
export function troubleWords(
  hostName: string,
  { reason, until, detail }: Trouble,
  env: Environment,
  now: number,
): string {
  switch (reason) {
    case 'limited': {
      const advice =
        tokenFor(hostName, env) === undefined
          ? `; a token in ${variableFor(hostName, env)} allows more`
          : '';
      return `limits how much it is asked${again(until, now)}${advice}`;
    }
    case 'bad-token':
      return `does not accept the token in ${tokenFor(hostName, env)?.variable ?? 'the environment'}`;
    case 'unreachable':
      return `gives no answer (${inWords(detail)})`;
    case 'not-understood':
      return `gives an answer that is not understood (${detail})`;
  }
}

function again(until: number | undefined, now: number): string {
  if (until === undefined) {
    return '';
  }
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000));
  return `, again in ${counted(minutes, 'minute')}`;
}

function inWords(detail: string): string {
  switch (outageIn(detail)) {
    case 'certificate':
      return 'its certificate is not accepted';
    case 'connection':
      return 'no connection';
    case undefined:
      return detail;
  }
}
