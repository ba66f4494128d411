import type { FieldSpec } from '../fieldType';
import { defineFieldType } from './define';
import { notOneText } from './kind';
import type { AddressFault } from './webAddress';

const what = 'an email address';
/** No mail goes to a longer one, and to look for it in more would take long. */
const longest = 400;
const address = /[^\s@<>()[\]:;,"]+@[^\s@<>()[\]:;,"]+\.[^\s@<>()[\]:;,".]+/;

export const emailType = defineFieldType<FieldSpec>({
  name: 'email',
  summary: 'An email address.',
  what,
  options: () => ({}),
  check: (value, spec) => notOneText(value, spec, what),
});

/** What keeps a text from being an email address. */
export function faultOfEmail(written: string): AddressFault | undefined {
  const [found] = written.length > longest ? [] : (address.exec(written) ?? []);
  if (found === written) {
    return undefined;
  }
  const around = found === undefined ? '' : written.replace(found, '');
  return found === undefined || around.includes('@')
    ? { problem: 'is no email address', advice: 'Write one, such as mara@example.org.' }
    : {
        problem: 'has more in it than an email address',
        advice: 'Write the address alone.',
        meant: found,
      };
}
