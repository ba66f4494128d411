import { t } from '../l10n';

/** Where what we draw is not what showdown makes of a post, on purpose. A test has an example of each. */
export type Difference =
  | 'unsafe'
  | 'addresses'
  | 'includes'
  | 'html'
  | 'spaced-links'
  | 'brackets'
  | 'code-names'
  | 'spaced-emphasis'
  | 'backslash'
  | 'numbers'
  | 'fence-ends'
  | 'tables'
  | 'signs';

/** What is different, in words for authors. */
export function differences(): readonly (readonly [Difference, string])[] {
  return [
    ['unsafe', t('Scripts, styles, forms, videos and embedded pages are left out here.')],
    [
      'addresses',
      t('Links that are neither for a browser nor for mail are shown, but lead nowhere here.'),
    ],
    ['includes', t('Lines that include a wiki page, such as “!!!include:…”, stay as they are.')],
    [
      'html',
      t(
        'Markdown below an empty line within an HTML block is read here; the blog shows it as it is written.',
      ),
    ],
    [
      'spaced-links',
      t('[text] (address) with a blank between is a link on the blog, but on few other sites.'),
    ],
    [
      'brackets',
      t('[text]((address)) with two brackets is a link with a wrong address on the blog.'),
    ],
    [
      'code-names',
      t('[`name`] with its address further down is a link here; the blog shows the brackets.'),
    ],
    [
      'spaced-emphasis',
      t('_words _ with a blank before the last mark are emphasised on the blog only.'),
    ],
    ['backslash', t('A backslash before a quotation mark or the end of a line is seen otherwise.')],
    ['numbers', t('1) begins a list here; the blog knows only 1. with a full stop.')],
    ['fence-ends', t('Blanks behind ``` that ends a code block are fine here; the blog reads on.')],
    [
      'tables',
      t('Tables right below a line of text, or ruled with single dashes, are tables only here.'),
    ],
    [
      'signs',
      t(
        'Names of emoji that GitHub draws as pictures of its own, such as :octocat:, are text here.',
      ),
    ],
  ];
}
