import type { FieldSpec } from '../profile/fieldType';
import { fileType } from '../profile/fieldTypes/file';
import { filesIn, rootsOf, type FoundFile } from '../profile/fieldTypes/files';
import { imageType } from '../profile/fieldTypes/image';
import type { KnownValues } from '../profile/knownValues';

/** The file that a value names; undefined where there is none, or nobody has looked yet. */
export function fileOf(value: string, spec: FieldSpec, known: KnownValues): FoundFile | undefined {
  const name = value.trim();
  return imageType.isTypeOf(spec) || fileType.isTypeOf(spec)
    ? filesIn(rootsOf(spec), [], known).get(name)
    : undefined;
}

/** As the profile has it, from the root of the blog: `assets/images/mara.png`. */
export function pathOf({ folder: { root }, path }: FoundFile): string {
  return root === '.' ? path : `${root}/${path}`;
}
