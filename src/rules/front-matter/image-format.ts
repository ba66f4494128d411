import { asExtensions } from '../../profile/fieldTypes/files';
import { imageType, type ImageSpec } from '../../profile/fieldTypes/image';
import { shown } from '../../profile/values';
import { choice } from '../../profile/wording';
import type { Finding, Rule } from '../rule';
import { example } from './example';
import { namedFiles, type NamedFile } from './namedFiles';

/** Extensions of what no browser shows as a picture; others may be pictures that we do not know. */
const neverShown: ReadonlySet<string> = new Set([
  ...['ai', 'cr2', 'eps', 'heic', 'heif', 'nef', 'psd', 'raw', 'sketch', 'tif', 'tiff', 'xcf'],
  ...['avi', 'mkv', 'mov', 'mp3', 'mp4', 'mpeg', 'ogg', 'wav', 'webm'],
  ...['csv', 'doc', 'docx', 'htm', 'html', 'json', 'markdown', 'md', 'odt', 'pdf', 'pptx', 'txt'],
  ...['toml', 'xls', 'xlsx', 'xml', 'yaml', 'yml', 'gz', 'zip'],
]);

/** Formats by the extensions under which their files are known. */
const formats: ReadonlyMap<string, string> = new Map([
  ['apng', 'png'],
  ['jfif', 'jpg'],
  ['jpe', 'jpg'],
  ['jpeg', 'jpg'],
  ['pjpeg', 'jpg'],
  ['tif', 'tiff'],
  ['heic', 'heif'],
]);

export const imageFormat: Rule = {
  id: 'front-matter/image-format',
  summary: 'Pictures are in a format that browsers show, and named after it.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'none',
  rationale: `Browsers show JPEG, PNG, GIF, WebP, AVIF and SVG. A photo as a phone keeps it (HEIC) or a document is
a broken picture to readers. A blog may also want certain formats only. Of a file whose content is
another format than its name says, browsers make the best; other software, such as that which makes
the previews of shared links, goes by the name and fails.`,
  examples: [example('stack.jpg', 'stack.heic')],
  since: '0.2.0',
  check(post, context) {
    const findings: Finding[] = [];
    for (const named of namedFiles(post, context)) {
      const { spec, isAddress, found } = named;
      // Of a name that leads to no file, the rule about missing ones speaks.
      if (
        imageType.isTypeOf(spec) &&
        !isAddress &&
        (found === undefined || found.kind === 'found')
      ) {
        const finding = ofName(named, spec) ?? ofContent(named);
        if (finding !== undefined) {
          findings.push({ ...finding, about: { field: spec.name, option: 'extensions' } });
        }
      }
    }
    return findings;
  },
};

function extensionOf({ written, found }: NamedFile): string {
  const path = found?.kind === 'found' ? found.path : written.replace(/[?#].*$/, '');
  return /\.([a-z\d]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

function ofName(named: NamedFile, { extensions }: ImageSpec): Finding | undefined {
  const extension = extensionOf(named);
  if (extension === '') {
    return undefined;
  }
  const { name, value, written } = named;
  const allowed = asExtensions(extensions ?? []);
  if (extensions !== undefined && !allowed.includes(extension)) {
    return {
      message: `\`${name}\` is “${shown(written)}”, but this blog wants ${choice(allowed.map((other) => `.${other}`))}. Use a picture of such a format.`,
      span: value.span,
    };
  }
  return extensions === undefined && neverShown.has(extension)
    ? {
        message: `\`${name}\` is “${shown(written)}”, which browsers do not show as a picture. Use a JPEG, PNG, WebP or SVG.`,
        span: value.span,
      }
    : undefined;
}

function ofContent(named: NamedFile): Finding | undefined {
  const { name, value, found } = named;
  const picture = found?.kind === 'found' ? found.file.picture : undefined;
  if (found?.kind !== 'found' || picture === undefined || picture === 'unreadable') {
    return undefined;
  }
  const extension = extensionOf(named);
  const format = picture.format.toLowerCase();
  const actual = formats.get(format) ?? format;
  if (extension === '' || (formats.get(extension) ?? extension) === actual) {
    return undefined;
  }
  return neverShown.has(actual) || actual === 'heif'
    ? {
        message: `The file of \`${name}\` is ${actual.toUpperCase()} by its content, which browsers do not show. Save it as .${extension} in an image editor.`,
        span: value.span,
      }
    : {
        message: `The file of \`${name}\` is ${actual.toUpperCase()} by its content, not what .${extension} says. Rename it to end with .${actual}.`,
        span: value.span,
        severity: 'information',
      };
}
