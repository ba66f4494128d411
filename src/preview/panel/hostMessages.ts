// What the extension tells the Linked Repositories view. The view holds what arrives against this schema:
// what is not exactly a message is no message.
import * as v from 'valibot';
import { count, oneOf, words } from '../schemas';
import { panelChangeSchema, panelViewSchema } from './model';

const id = words(8192);

const hostMessage = oneOf('type', [
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

/** A message from the extension; undefined for anything else. */
export function parseHostMessage(message: unknown): HostMessage | undefined {
  const parsed = v.safeParse(hostMessage, message);
  return parsed.success ? parsed.output : undefined;
}
