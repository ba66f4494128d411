import { array, description, optional, pipe, string } from 'valibot';
import type { FieldSpec } from '../fieldType';
import { defineFieldType } from './define';

export interface ImageSpec extends FieldSpec {
  /** Folders in which the blog looks for the file, first to last. */
  readonly roots: readonly string[];
}

export const imageType = defineFieldType<ImageSpec>({
  name: 'image',
  summary: 'A picture.',
  options: () => ({
    roots: optional(
      pipe(
        array(string()),
        description('Folders in which the blog looks for the file, first to last.'),
      ),
    ),
  }),
  check: () => [],
});
