import type { FieldValue } from '../../post/fields';
import type { Post } from '../../post/post';
import { quoted, yamlText } from '../../post/yamlText';
import { shown } from '../../profile/values';
import type { Fix } from '../rule';
import { innerSpan } from './fields';

/** Writes a name with the quotes that are there, or with those that it needs. */
export function writeFixes(
  post: Post,
  value: FieldValue & { readonly kind: 'scalar' },
  name: string,
  preferred: boolean,
): readonly Fix[] {
  const inner = innerSpan(post, value);
  if (inner === undefined) {
    return [];
  }
  const newText =
    value.style === 'plain'
      ? yamlText(name, 'flow')
      : value.style === 'single-quoted'
        ? name.replaceAll("'", "''")
        : quoted(name).slice(1, -1);
  return [{ title: `Write ${shown(name)}`, edits: [{ span: inner, newText }], preferred }];
}
