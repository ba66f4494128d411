import { unquotedSpan } from '../../post/fields';
import type { FieldSpec } from '../fieldType';
import { shown } from '../values';
import { defineFieldType } from './define';
import { notOneText } from './kind';

const what = 'true or false';

export const booleanType = defineFieldType<FieldSpec>({
  name: 'boolean',
  summary: 'True or false.',
  what,
  options: () => ({}),
  check: (value, spec, { text }) => {
    if (value.kind !== 'scalar') {
      return notOneText(value, spec, what);
    }
    const isPlain = value.style === 'plain';
    if (isPlain && /^(?:true|True|TRUE|false|False|FALSE)$/.test(value.text)) {
      return [];
    }
    const meant = /^(?:true|yes|y|on|1)$/i.test(value.text.trim())
      ? 'true'
      : /^(?:false|no|n|off|0)$/i.test(value.text.trim())
        ? 'false'
        : undefined;
    const written = `\`${spec.name}\` is “${shown(value.text)}”`;
    return [
      {
        span: value.span,
        message:
          meant === undefined
            ? `${written}. Write true or false.`
            : isPlain
              ? `${written}, which ${/\d/.test(value.text) ? 'readers of YAML take for a number' : 'some readers of YAML take for text'}. Write ${meant}.`
              : `${written} in quotes, which is text. Write ${meant} without them.`,
        fixes:
          meant === undefined || unquotedSpan(text, value) === undefined
            ? []
            : [
                {
                  title: `Write ${meant}`,
                  edits: [{ span: value.span, newText: meant }],
                  preferred: true,
                },
              ],
      },
    ];
  },
  suggest: () => [{ value: 'true' }, { value: 'false' }],
});
