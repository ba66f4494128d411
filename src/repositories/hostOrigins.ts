import { hostNamed, hostNames } from './recognise';

/** Whether an origin is where one of the known hosts is asked, those that the user added among them. */
export function isOriginOfHost(origin: string): boolean {
  return hostNames().some(
    (name) => hostNamed(name)?.host.askedAt?.origins(name).includes(origin) === true,
  );
}
