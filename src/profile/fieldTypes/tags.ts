import type { FieldSpec } from '../fieldType';
import { defineFieldType } from './define';

export const tagsType = defineFieldType<FieldSpec>({
  name: 'tags',
  summary: 'Words by which readers find posts.',
  options: () => ({}),
  check: () => [],
});
