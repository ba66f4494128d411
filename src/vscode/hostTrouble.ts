import type { Trouble } from '../repositories/directoryPorts';
import { hostNamed } from '../repositories/recognise';
import { t } from '../preview/l10n';
import type { HostTrouble } from './facts';
import { shownTime } from './time';

/** Why a host gives no answers, as one sentence for the author. */
export function troubleNote(hostName: string, { reason, until, detail }: Trouble): HostTrouble {
  const label = hostNamed(hostName)?.label ?? hostName;
  return { reason, until, message: sentence(until === undefined ? undefined : shownTime(until)) };

  function sentence(again: string | undefined): string {
    switch (reason) {
      case 'limited':
        return again === undefined
          ? t('{0} limits how much it is asked.', label)
          : t('{0} limits how much it is asked, again at {1}.', label, again);
      case 'bad-token':
        return t('{0} no longer accepts the sign-in.', label);
      case 'unreachable':
        return again === undefined
          ? t('{0} gives no answer ({1}).', hostName, inWords(detail))
          : t('{0} gives no answer ({1}), again at {2}.', hostName, inWords(detail), again);
      case 'not-understood':
        return again === undefined
          ? t('What {0} answers is not understood ({1}).', hostName, detail)
          : t('What {0} answers is not understood ({1}), again at {2}.', hostName, detail, again);
    }
  }
}

/** What Node.js calls a failure says nothing to an author. */
function inWords(detail: string): string {
  if (!/^[A-Z][A-Z\d_]+$/.test(detail)) {
    return detail;
  }
  return /CERT|SIGNATURE|TLS|SSL/.test(detail)
    ? t('its certificate is not accepted')
    : t('no connection');
}
