import type { FieldSpec } from '../fieldType';
import { defineFieldType } from './define';
import { notOneText } from './kind';

const what = 'text';

export const multilineType = defineFieldType<FieldSpec>({
  name: 'multiline',
  summary: 'Text that may go over several lines.',
  what,
  options: () => ({}),
  check: (value, spec) => notOneText(value, spec, what),
});
