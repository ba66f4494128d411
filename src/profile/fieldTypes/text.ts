import type { FieldSpec } from '../fieldType';
import { defineFieldType } from './define';

export const textType = defineFieldType<FieldSpec>({
  name: 'text',
  summary: 'Text on one line.',
  options: () => ({}),
  check: () => [],
});
