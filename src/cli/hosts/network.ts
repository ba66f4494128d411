// The one way out of the command line: every request to a host passes here.
import type { Fetch } from '../../repositories/fetchClient';

/** That of Node.js, for whoever runs the command line in earnest. */
export const platformFetch: Fetch = (url, init) => fetch(url, init);
