import type { FieldSpec } from '../fieldType';
import { defineFieldType } from './define';
import { notOneText } from './kind';

const what = 'text on one line';

export const textType = defineFieldType<FieldSpec>({
  name: 'text',
  summary: 'Text on one line.',
  what,
  options: () => ({}),
  check: (value, spec) => {
    const isLong = value.kind === 'scalar' && value.text.trim().includes('\n');
    return isLong
      ? [
          {
            span: value.span,
            message: `\`${spec.name}\` goes over several lines, and the blog shows it on one. Write it on one.`,
            severity: 'information',
          },
        ]
      : notOneText(value, spec, what);
  },
});
