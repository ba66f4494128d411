import { linkPartsOf } from '../../post/linkParts';
import { span } from '../../post/text';
import { isRepositoryHost } from '../../repositories/recognise';
import type { Finding, Rule } from '../rule';

/** An address with a port or credentials of its own is somebody's own business. */
const insecureAddress = /^http(?=:\/\/([a-z\d.-]+)(?:[/?#]|$))/i;

export const insecure: Rule = {
  id: 'links/insecure',
  summary: 'Links to hosts of repositories start with `https://`.',
  severity: 'information',
  needs: 'body',
  fix: 'automatic',
  rationale: `What is asked for with \`http://\` goes over the line for anybody to read and to change before the host
can ask for more. Every host of repositories that is known here answers at \`https://\`, so that the
change is safe. Other addresses are left alone: whether they answer there, nobody asks.`,
  examples: [
    {
      wrong: 'See [Anvil](http://github.com/acme/anvil).\n',
      right: 'See [Anvil](https://github.com/acme/anvil).\n',
    },
  ],
  since: '0.3.0',
  check(post) {
    const { text } = post;
    const found: Finding[] = [];
    for (const { at, addresses } of linkPartsOf(post)) {
      for (const { destination } of addresses) {
        const { start, end } = span(at + destination.start, at + destination.end);
        // Nearly all start with `https:`.
        if (text.charAt(start + 4) !== ':') {
          continue;
        }
        const [scheme, host = ''] = insecureAddress.exec(text.slice(start, end)) ?? [];
        if (scheme === undefined || !isRepositoryHost(host)) {
          continue;
        }
        // The certificate of a host need not be for its name with `www.`, which goes first then.
        const isCertain = !/^www\./i.test(host) || /^www\.github\.com$/i.test(host);
        const behind = start + scheme.length;
        found.push({
          message: `This address starts with http://, though ${host.toLowerCase().replace(/^www\./, '')} answers at https://. Write https:// instead.`,
          span: span(start, end),
          fixes: [
            {
              title: 'Write https:// instead of http://',
              edits: [
                scheme === 'http'
                  ? { span: span(behind, behind), newText: 's' }
                  : { span: span(start, behind), newText: 'https' },
              ],
              preferred: true,
              ...(isCertain && { automatic: true }),
            },
          ],
        });
      }
    }
    return found;
  },
};
