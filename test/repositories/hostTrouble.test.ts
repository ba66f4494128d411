import assert from 'node:assert/strict';
import { troubleNote } from '../../src/vscode/hostTrouble';

suite('why a host gives no answers, in words', () => {
  for (const [detail, words] of [
    ['ENOTFOUND', 'no connection'],
    ['UND_ERR_SOCKET', 'no connection'],
    ['UND_ERR_CONNECT_TIMEOUT', 'no connection'],
    ['CERT_HAS_EXPIRED', 'its certificate is not accepted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not accepted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is not accepted'],
    ['HTTP 502', 'HTTP 502'],
    ['no answer within 8 seconds', 'no answer within 8 seconds'],
  ] as const) {
    test(detail, () => {
      const { message } = troubleNote('github.com', {
        reason: 'unreachable',
        until: undefined,
        detail,
      });
      assert.equal(message, `github.com gives no answer (${words}).`);
    });
  }
});
