/** What users are told of a connection that failed: what Node.js calls it says nothing to them. */
export type Outage = 'certificate' | 'connection';

/**
 * What the detail of a trouble is about, as far as it is a name of Node.js, such as `ENOTFOUND`;
 * undefined where it is said in words already.
 */
export function outageIn(detail: string): Outage | undefined {
  if (!/^[A-Z][A-Z\d_]+$/.test(detail)) {
    return undefined;
  }
  return /CERT|SIGNATURE|TLS|SSL/.test(detail) ? 'certificate' : 'connection';
}
