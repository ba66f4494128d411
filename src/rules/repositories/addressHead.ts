import { span, textOf, type Span } from '../../post/text';
import type { LinkedPlace } from './linkedPlaces';

/** The part of a written address that names a repository, and what stands in front of it. */
export interface AddressHead {
  /** From the scheme to the name with its `.git`, and slashes where nothing else follows. */
  readonly span: Span;
  /** Whether it is a bare address that ends with it, so that its last sign decides what is linked. */
  readonly endsBareAddress: boolean;
}

/**
 * Where an address names its repository.
 *
 * @returns undefined where that is written in another way than as owner and name, such as encoded.
 */
export function addressHead(text: string, { address, link }: LinkedPlace): AddressHead | undefined {
  const written = textOf(text, address);
  const { owner, name } = link.repository;
  let [{ length: at } = ''] = /^(?:https?:\/\/)?[^/?#]+/i.exec(written) ?? [];
  const parts = name === undefined ? owner.split('/') : [...owner.split('/'), name];
  for (const [index, part] of parts.entries()) {
    const [whole = '', segment = ''] = /^\/+([^/?#]+)/.exec(written.slice(at)) ?? [];
    const plain = segment.replace(/\\([!-/:-@[-`{-~])/g, '$1');
    if (plain !== part && !(index === parts.length - 1 && plain === `${part}.git`)) {
      return undefined;
    }
    at += whole.length;
  }
  if (/^\/+$/.test(written.slice(at))) {
    at = written.length;
  }
  return {
    span: span(address.start, address.start + at),
    endsBareAddress:
      at === written.length &&
      link.label === undefined &&
      link.span.start === address.start &&
      link.span.end === address.end,
  };
}
