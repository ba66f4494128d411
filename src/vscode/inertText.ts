// Knows nothing of VS Code, so that it is tested alone.
import { visibleText } from '../preview/text';

/** Shows nothing, and keeps what stands around it on one line. */
const wordJoiner = '\u2060';

/**
 * Text with words of others in it for messages, questions and status items of VS Code, which draw links of
 * `[words](address)`, of `command:` among them, and icons of `$(name)`: here both stay text.
 */
export function inertText(text: string): string {
  return visibleText(text).replace(/[\]$](?=\()/g, `$&${wordJoiner}`);
}
