import { textOf } from '../../post/text';
import type { Post } from '../../post/post';
import { fileType, type FileSpec } from '../../profile/fieldTypes/file';
import { imageType, type ImageSpec } from '../../profile/fieldTypes/image';
import { isFilled } from '../../profile/values';
import type { RuleContext } from '../rule';
import { curlyQuoted } from './curlyQuotes';
import { lookUp, type LookUp } from './fileLookUp';
import { leafValues, type LeafValue } from './leafValues';

/** A value that names a file. */
export interface NamedFile extends LeafValue {
  readonly spec: ImageSpec | FileSpec;
  /** Without outer spaces. */
  readonly written: string;
  readonly isAddress: boolean;
  /** undefined while the folders are not known, or none is in sight. */
  readonly found: LookUp | undefined;
}

/** As the blog tells addresses from names, and what no folder has a file for. */
const address = /^(?:https?:|[a-z][a-z\d+.-]*:\/\/|\/\/|data:)/i;

/** The values of a post that name files; those that say nothing are for other rules. */
export function* namedFiles(post: Post, { profile, known }: RuleContext): Generator<NamedFile> {
  for (const leaf of leafValues(post, profile)) {
    const { spec, value } = leaf;
    if (
      (!imageType.isTypeOf(spec) && !fileType.isTypeOf(spec)) ||
      !isFilled(value, spec) ||
      value.style === 'block' ||
      /[\r\n]/.test(textOf(post.text, value.span)) ||
      curlyQuoted(post, value) !== undefined
    ) {
      continue;
    }
    const written = value.text.trim();
    const isAddress = address.test(written);
    const folders = isAddress ? undefined : known.folders(rootsOf(spec));
    yield {
      ...leaf,
      spec,
      written,
      isAddress,
      found:
        folders === undefined || folders.length === 0
          ? undefined
          : lookUp(written, folders, imageType.isTypeOf(spec) ? spec : undefined),
    };
  }
}

function rootsOf({ roots }: { readonly roots?: readonly string[] | undefined }): readonly string[] {
  return roots ?? ['.'];
}
