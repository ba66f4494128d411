import { textOf } from '../../post/text';
import type { Post } from '../../post/post';
import { fileType, type FileSpec } from '../../profile/fieldTypes/file';
import { rootsOf } from '../../profile/fieldTypes/files';
import { imageType, type ImageSpec } from '../../profile/fieldTypes/image';
import { isFilled } from '../../profile/values';
import type { RuleContext } from '../rule';
import { curlyQuoted } from './curlyQuotes';
import { lookUp, type LookUp } from './fileLookUp';
import { leafValues, type LeafValue } from './leafValues';
import { perPost } from './perPost';

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

/** `post_image: false` is how authors say that there is none. */
export function isSwitchedOff({ text, style }: LeafValue['value']): boolean {
  return style === 'plain' && text === 'false';
}

/** Whether what a field or a link says is an address by itself, and no name of a file. */
export function isAddress(written: string): boolean {
  return address.test(written);
}

/** The values that name files; those that say nothing are for other rules. */
const names = perPost((post, profile): readonly NamedFile[] => {
  const named: NamedFile[] = [];
  for (const leaf of leafValues(post, profile)) {
    const { spec, value } = leaf;
    if (
      (imageType.isTypeOf(spec) || fileType.isTypeOf(spec)) &&
      isFilled(value, spec) &&
      !isSwitchedOff(value) &&
      value.style !== 'block' &&
      !/[\r\n]/.test(textOf(post.text, value.span)) &&
      curlyQuoted(post, value) === undefined
    ) {
      const written = value.text.trim();
      const { name, path } = leaf;
      const isAlone = isAddress(written);
      named.push({ name, path, spec, value, written, isAddress: isAlone, found: undefined });
    }
  }
  return named;
});

/** The values of a post that name files, and what is found for each as far as is known now. */
export function namedFiles(post: Post, { profile, known }: RuleContext): readonly NamedFile[] {
  const named = names(post, profile);
  let found: NamedFile[] | undefined;
  let index = -1;
  for (const file of named) {
    index++;
    const { spec, written } = file;
    const folders = file.isAddress ? undefined : known.folders(rootsOf(spec));
    if (folders !== undefined && folders.length > 0) {
      const inFolders = lookUp(written, folders, imageType.isTypeOf(spec) ? spec : undefined);
      found ??= [...named];
      found[index] = { ...file, found: inFolders };
    }
  }
  return found ?? named;
}
