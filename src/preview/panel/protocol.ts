// What the Linked Repositories view and the extension say to each other. Both sides hold what arrives
// against these schemas: what is not exactly a message is no message.
import * as v from 'valibot';
import { count, words } from '../card/model';
import { isWebAddress } from '../text';
import { panelChangeSchema, panelViewSchema } from './model';

const id = words(8192);
const hostName = v.pipe(v.string(), v.maxLength(253), v.regex(/^[a-z\d.-]+(?::\d{1,5})?$/));
const webAddress = v.pipe(v.string(), v.maxLength(8192), v.check(isWebAddress));

/** `always`: for every post. `blog`: for the posts of this workspace. `never`: for none. */
export const consentChoices = ['always', 'blog', 'never'] as const;
export type ConsentChoice = (typeof consentChoices)[number];

const hostMessage = v.variant('type', [
  /** Draw this instead of what stands there. */
  v.object({ type: v.literal('show'), number: count, view: panelViewSchema }),
  /** Draw what has changed; who does not have the view before asks for all with `ready`. */
  v.object({ type: v.literal('change'), change: panelChangeSchema }),
  /** The cursor is in this row, and perhaps on this link; `row` absent: in none. */
  v.object({
    type: v.literal('highlight'),
    post: id,
    row: v.exactOptional(id),
    link: v.exactOptional(id),
  }),
  /** The address that the view asked for is in the clipboard now. */
  v.object({ type: v.literal('copied'), url: words(8192) }),
]);
/** What the extension tells the view. */
export type HostMessage = v.InferOutput<typeof hostMessage>;

const inRow = { post: id, row: id };

const viewMessage = v.variant('type', [
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

/** A message from the extension; undefined for anything else. */
export function parseHostMessage(message: unknown): HostMessage | undefined {
  const parsed = v.safeParse(hostMessage, message);
  return parsed.success ? parsed.output : undefined;
}
