import type { Trouble } from '../repositories/directoryPorts';
import { outageIn } from '../repositories/outage';
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

function inWords(detail: string): string {
  switch (outageIn(detail)) {
    case 'certificate':
      return t('its certificate is not accepted');
    case 'connection':
      return t('no connection');
    case undefined:
      return detail;
  }
}
