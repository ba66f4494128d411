// Words of the previews in the language of the editor. English texts are the keys, as everywhere in VS
// Code: `src/vscode` hands on what `vscode.l10n` has loaded, and pages carry it with them.
import * as l10n from '@vscode/l10n';

/** Translations by English text, as `vscode.l10n.bundle` has them. */
export type Translations = Readonly<Record<string, string>>;

let locale = 'en-GB';

/**
 * Sets the language for everything that this room puts into words.
 *
 * @param language as `vscode.env.language` has it, a BCP 47 tag
 * @param translations absent for English
 */
export function setLanguage(language: string, translations: Translations | undefined): void {
  l10n.config({ contents: { ...translations } });
  // Days are written as the messages of the rules write them: 3 May 2021.
  locale = translations === undefined ? 'en-GB' : knownLocale(language);
}

function knownLocale(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? 'en-GB';
  } catch {
    // It is no tag of a language.
    return 'en-GB';
  }
}

/** A text in the language of the editor; `{0}`, `{1}`, … stand for the values. */
export function t(message: string, ...values: readonly (string | number)[]): string {
  return l10n.t(message, ...values);
}

/** Of what numbers, days and lists are written in. */
export function currentLocale(): string {
  return locale;
}
