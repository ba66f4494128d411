// What the Linked Repositories view asks of the extension, which holds what arrives against this schema:
// what is not exactly a message is no message.
import * as v from 'valibot';
import { oneOf, words } from '../schemas';
import { isWebAddress } from '../text';
import { consentChoices } from './consent';

const id = words(8192);
/** One check: after a length that is wrong, a pipe would still try its pattern on all of a text. */
const hostName = v.pipe(
  v.string(),
  v.check((text) => text.length <= 253 && /^[a-z\d.-]+(?::\d{1,5})?$/.test(text)),
);
const webAddress = v.pipe(v.string(), v.maxLength(8192), v.check(isWebAddress));

const inRow = { post: id, row: id };

const viewMessage = oneOf('type', [
  /** The page is loaded, or has lost track, and waits for a whole view. */
  v.object({ type: v.literal('ready') }),
  /** Show the place of a row, or of one of its links, in the editor; `focus`: and go there. */
  v.object({
    type: v.literal('reveal'),
    ...inRow,
    link: v.exactOptional(id),
    focus: v.boolean(),
  }),
  /** Open this address in a browser. */
  v.object({ type: v.literal('open'), url: webAddress }),
  /** Put this address into the clipboard. */
  v.object({ type: v.literal('copy'), url: v.pipe(words(8192), v.minLength(1)) }),
  /**
   * Write the address that a moved repository has now into a link, and into those of its row that lead
   * to the same place: they are one card.
   */
  v.object({ type: v.literal('use-canonical'), ...inRow, link: id }),
  /** Carry out a quick fix of a problem. */
  v.object({ type: v.literal('fix'), ...inRow, problem: id, fix: id }),
  v.object({ type: v.literal('insert-section'), ...inRow }),
  v.object({ type: v.literal('add-entry'), ...inRow }),
  /** Move a component before another one of its part; `before` absent: behind the last. */
  v.object({ type: v.literal('move'), ...inRow, before: v.exactOptional(id) }),
  /** The author says who may be asked; without a choice, wants to be asked about it. */
  v.object({ type: v.literal('look-up'), choice: v.exactOptional(v.picklist(consentChoices)) }),
  /** Look everything up again. */
  v.object({ type: v.literal('refresh') }),
  v.object({ type: v.literal('sign-in'), hostName }),
  v.object({ type: v.literal('add-host'), hostName }),
]);
/** What the view asks of the extension. */
export type ViewMessage = v.InferOutput<typeof viewMessage>;

/** A message from the view; undefined for anything else. */
export function parseViewMessage(message: unknown): ViewMessage | undefined {
  const parsed = v.safeParse(viewMessage, message);
  return parsed.success ? parsed.output : undefined;
}
