import type { FieldValue } from '../../post/fields';
import { span } from '../../post/text';
import type { FieldSpec, Misfit } from '../fieldType';
import type { Fix } from '../fix';
import { adviceFor, sentences } from '../wording';

/** What is wrong with a value where one text is wanted: that it is a list or has fields of its own. */
export function notOneText(value: FieldValue, spec: FieldSpec, what: string): readonly Misfit[] {
  if (value.kind !== 'list' && value.kind !== 'map') {
    return [];
  }
  const isWhat = value.kind === 'list' ? 'is a list' : 'has fields of its own';
  return [
    {
      span: value.span,
      message: sentences(`\`${spec.name}\` ${isWhat}`, adviceFor(spec, what)),
      fixes: onlyItem(value),
    },
  ];
}

/** `[Mara]` without its brackets. */
function onlyItem(value: FieldValue): readonly Fix[] {
  if (value.kind !== 'list' || value.style !== 'flow' || value.items.length !== 1) {
    return [];
  }
  const [item] = value.items;
  if (item?.kind !== 'scalar') {
    return [];
  }
  return [
    {
      title: 'Write it without brackets',
      edits: [
        { span: span(value.span.start, item.span.start), newText: '' },
        { span: span(item.span.end, value.span.end), newText: '' },
      ],
      preferred: true,
    },
  ];
}
