import type { FieldSpec } from '../fieldType';
import { defineFieldType } from './define';

export const dateType = defineFieldType<FieldSpec>({
  name: 'date',
  summary: 'A day.',
  options: () => ({}),
  check: () => [],
});
