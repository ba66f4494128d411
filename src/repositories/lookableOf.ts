import { lookables } from './hosts/lookables';
import type { Lookable } from './lookUp';
import { hostNamed } from './recognise';

/** How a host of this exact name is asked; undefined for one that is unknown or cannot be asked. */
export function lookableOf(hostName: string): Lookable | undefined {
  const named = hostNamed(hostName);
  return named === undefined ? undefined : lookables[named.host.id];
}
