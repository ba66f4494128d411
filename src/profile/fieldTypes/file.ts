import { array, description, optional, pipe, string } from 'valibot';
import type { FieldSpec } from '../fieldType';
import { choice } from '../wording';
import { defineFieldType } from './define';
import {
  asExtensions,
  byUse,
  filesIn,
  hasExtension,
  placeAndSize,
  rootsOf,
  rootsOption,
  usedIn,
  usesOf,
} from './files';
import { notOneText } from './kind';

export interface FileSpec extends FieldSpec {
  /** Folders in which the blog looks for the file, first to last; see `rootsOf`. */
  readonly roots?: readonly string[] | undefined;
  /** Of file names, without dot; any if it is absent. */
  readonly extensions?: readonly string[] | undefined;
}

const what = 'the name of a file';

export const fileType = defineFieldType<FileSpec>({
  name: 'file',
  summary: 'A file that belongs to the post.',
  what,
  options: () => ({
    roots: rootsOption,
    extensions: optional(
      pipe(array(string()), description('Extensions that the file may have, such as `pdf`.')),
    ),
  }),
  check: (value, spec) => {
    if (value.kind !== 'scalar') {
      return notOneText(value, spec, what);
    }
    const extensions = asExtensions(spec.extensions ?? []);
    return hasExtension(value.text.trim(), extensions)
      ? []
      : [
          {
            span: value.span,
            message: `\`${spec.name}\` names a file of another kind. Write one that ends with ${choice(extensions.map((extension) => `.${extension}`))}.`,
            option: 'extensions',
          },
        ];
  },
  *suggest(spec, known) {
    const files = filesIn(rootsOf(spec), asExtensions(spec.extensions ?? []), known);
    const uses = usesOf(spec.name, known);
    for (const path of byUse(files.keys(), uses)) {
      const found = files.get(path);
      const detail = usedIn(uses.get(path));
      yield {
        value: path,
        ...(detail !== '' && { detail }),
        ...(found !== undefined && { documentation: placeAndSize(found) }),
      };
    }
  },
  explain: ({ value }, spec, { known }) => {
    const name = value.kind === 'scalar' ? value.text.trim() : '';
    const found = filesIn(rootsOf(spec), [], known).get(name);
    return found === undefined ? [] : [placeAndSize(found)];
  },
});
