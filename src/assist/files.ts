import type { FieldSpec } from '../profile/fieldType';
import { fileType } from '../profile/fieldTypes/file';
import { rootsOf, type FoundFile } from '../profile/fieldTypes/files';
import { imageType } from '../profile/fieldTypes/image';
import type { KnownValues } from '../profile/knownValues';

/** The file that a value names; undefined where there is none, or nobody has looked yet. */
export function fileOf(value: string, spec: FieldSpec, known: KnownValues): FoundFile | undefined {
  if (!imageType.isTypeOf(spec) && !fileType.isTypeOf(spec)) {
    return undefined;
  }
  const path = value.trim();
  for (const folder of known.folders(rootsOf(spec)) ?? []) {
    const file = folder.files.get(path);
    if (file !== undefined) {
      return { path, file, folder };
    }
  }
  return undefined;
}

/** As the profile has it, from the root of the blog: `assets/images/mara.png`. */
export function pathOf({ folder: { root }, path }: FoundFile): string {
  return root === '.' ? path : `${root}/${path}`;
}
