import type { Trouble } from '../repositories/directoryPorts';
import { hostNamed } from '../repositories/recognise';
import type { HostTrouble } from './facts';
import { shownTime } from './time';

/** Why a host gives no answers, as one sentence for the author. */
export function troubleNote(hostName: string, { reason, until, detail }: Trouble): HostTrouble {
  const label = hostNamed(hostName)?.label ?? hostName;
  const again = until === undefined ? '' : `, again at ${shownTime(until)}`;
  switch (reason) {
    case 'limited':
      return { reason, until, message: `${label} limits how much it is asked${again}.` };
    case 'bad-token':
      return { reason, until, message: `${label} no longer accepts the sign-in.` };
    case 'unreachable':
      return {
        reason,
        until,
        message: `${hostName} gives no answer (${inWords(detail)})${again}.`,
      };
    case 'not-understood':
      return {
        reason,
        until,
        message: `What ${hostName} answers is not understood (${detail})${again}.`,
      };
  }
}

/** What Node.js calls a failure says nothing to an author. */
function inWords(detail: string): string {
  if (!/^[A-Z][A-Z\d_]+$/.test(detail)) {
    return detail;
  }
  return /CERT|SIGNATURE|TLS|SSL/.test(detail)
    ? 'its certificate is not accepted'
    : 'no connection';
}
