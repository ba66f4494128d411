import type { Post } from '../../post/post';
import type { FieldSpec } from '../../profile/fieldType';
import { imageType } from '../../profile/fieldTypes/image';
import { shown } from '../../profile/values';
import { choice, code } from '../../profile/wording';
import type { Finding, Rule } from '../rule';
import type { Slip } from './fileLookUp';
import { namedFiles, type NamedFile } from './namedFiles';
import { writeFixes } from './writeName';

export const imageMissing: Rule = {
  id: 'front-matter/image-missing',
  summary: 'Every picture and file that a field names exists where the blog looks for it.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'where the file that is meant is clear',
  rationale: `The blog puts the name behind the address of its image folder, as it is written. A name that differs in
one letter, or in upper and lower case only, shows readers a broken picture, even where everything
looks right on the author's own machine: Windows and macOS take \`Kristof.jpg\` and \`kristof.jpg\` for
the same file, web servers do not. The name is all that the field needs: \`mara.jpg\`, not
\`assets/images/mara.jpg\`.

Names are compared with the listing of the folder. While that is not known, and where no such folder
is in sight, nothing is said.`,
  examples: [],
  since: '0.2.0',
  check(post, context) {
    const found: Finding[] = [];
    for (const named of namedFiles(post, context)) {
      const finding = judge(post, named);
      if (finding !== undefined) {
        found.push({ ...finding, about: { field: named.spec.name, option: finding.option } });
      }
    }
    return found;
  },
};

type Judged = Finding & { readonly option: string };

function judge(post: Post, named: NamedFile): Judged | undefined {
  const { name, spec, value, written, found, isAddress } = named;
  const { span } = value;
  if (isAddress) {
    return imageType.isTypeOf(spec) && spec.allowUrl === false
      ? {
          message: `\`${name}\` is an address, but this blog shows pictures of its own only. Write the name of a file in ${placesOf(spec)}.`,
          span,
          option: 'allowUrl',
        }
      : undefined;
  }
  const option = 'roots';
  if (found === undefined || found.kind === 'outside') {
    return undefined;
  }
  switch (found.kind) {
    case 'found':
      return found.dotted
        ? {
            message: `\`${name}\` starts with “./”, which browsers skip but other readers of the post may not. Write ${shown(found.path)}.`,
            span,
            severity: 'information',
            option,
            fixes: writeFixes(post, value, found.path, true),
          }
        : undefined;
    case 'nowhere':
      return {
        message: `There is no file “${shown(written)}” in ${placesOf(spec)}, so readers see ${imageType.isTypeOf(spec) ? 'a broken picture' : 'a link that leads nowhere'}. Correct the name, or add the file.`,
        span,
        option,
      };
    case 'nearest':
      return {
        message: `There is no file “${shown(written)}” in ${placesOf(spec)}. Did you mean ${shown(found.meant)}?`,
        span,
        option,
        // In a series, another number is another picture.
        fixes: writeFixes(post, value, found.meant, digitsOf(written) === digitsOf(found.meant)),
      };
    default:
      return {
        message: slips[found.kind](name, shown(written), shown(found.meant), code(found.root)),
        span,
        option,
        fixes: writeFixes(post, value, found.meant, true),
      };
  }
}

function digitsOf(name: string): string {
  return name.replace(/[^\d]/g, '');
}

const slips: Readonly<
  Record<Slip, (name: string, written: string, meant: string, root: string) => string>
> = {
  backslashes: (name, _, meant) =>
    `\`${name}\` is written with backslashes, which no address has. Write ${meant}.`,
  'leading-slash': (name, _, meant, root) =>
    `\`${name}\` starts with a slash, but the blog looks below ${root} by itself. Write ${meant}.`,
  'wrong-root': (name, _, meant, root) =>
    `\`${name}\` names the folder as well, but the blog looks in ${root} by itself. Write ${meant}.`,
  case: (_, written, meant) =>
    `The file is called ${meant}, and the web server tells upper and lower case apart: “${written}” is not found. Write ${meant}.`,
  extension: (_, written, meant, root) =>
    `There is no file “${written}” in ${root}. Did you mean ${meant}?`,
  escaped: (name, _, meant) =>
    `\`${name}\` is written for HTML, but it is the name of a file. Write ${meant}.`,
};

function placesOf(spec: FieldSpec & { readonly roots?: readonly string[] | undefined }): string {
  return choice(
    (spec.roots ?? ['.']).map((root) => (root === '.' ? 'the folder of the post' : code(root))),
  );
}
