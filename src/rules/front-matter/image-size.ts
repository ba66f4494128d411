import { defaultAspectTolerance, imageType, type ImageSpec } from '../../profile/fieldTypes/image';
import type { KnownFile, Picture } from '../../profile/knownValues';
import { inBytes } from '../../profile/wording';
import type { Finding, Rule } from '../rule';
import { namedFiles } from './namedFiles';

interface Misfit {
  /** Of `ImageSpec`. */
  readonly option: string;
  /** Sentences, to follow the name of the field. */
  readonly message: string;
}

export const imageSize: Rule = {
  id: 'front-matter/image-size',
  summary: 'Pictures are as large as the blog wants them.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'none',
  rationale: `A picture of many megabytes makes readers wait, one of too few pixels looks blurred, and one of another
shape is cut off where the blog shows it. What is too large, too small or of the wrong shape, only the
blog knows: the rule speaks where its project file says so (\`maximumBytes\`, \`minimumWidth\`,
\`minimumHeight\`, \`aspectRatio\`), and of files that were looked at.`,
  examples: [],
  since: '0.2.0',
  check(post, context) {
    const findings: Finding[] = [];
    for (const { name, spec, value, found } of namedFiles(post, context)) {
      if (imageType.isTypeOf(spec) && found?.kind === 'found') {
        for (const { message, option } of misfits(spec, found.file)) {
          findings.push({
            message: `\`${name}\` ${message}`,
            span: value.span,
            about: { field: spec.name, option },
          });
        }
      }
    }
    return findings;
  },
};

function* misfits(spec: ImageSpec, { bytes, picture }: KnownFile): Generator<Misfit> {
  const { maximumBytes } = spec;
  if (maximumBytes !== undefined && bytes !== undefined && bytes > maximumBytes) {
    yield {
      option: 'maximumBytes',
      message: `is a file of ${inBytes(bytes)}, more than the ${inBytes(maximumBytes)} that the blog allows. Save it smaller.`,
    };
  }
  if (
    picture !== undefined &&
    picture !== 'unreadable' &&
    picture.width > 0 &&
    picture.height > 0
  ) {
    // What is drawn from shapes is sharp at every size.
    if (picture.format !== 'svg') {
      yield* tooSmall(spec, picture);
    }
    yield* wrongShape(spec, picture);
  }
}

function* tooSmall(
  { minimumWidth = 0, minimumHeight = 0 }: ImageSpec,
  { width, height }: Picture,
): Generator<Misfit> {
  const sides = [
    ['minimumWidth', 'wide', width, minimumWidth],
    ['minimumHeight', 'high', height, minimumHeight],
  ] as const;
  for (const [option, how, pixels, least] of sides) {
    if (pixels < least) {
      yield {
        option,
        message: `is ${String(pixels)} pixels ${how}, less than the ${String(least)} that the blog wants. Use a larger picture.`,
      };
    }
  }
}

function* wrongShape(
  { aspectRatio, aspectTolerance = defaultAspectTolerance }: ImageSpec,
  { width, height }: Picture,
): Generator<Misfit> {
  const [across = NaN, down = NaN] = (aspectRatio ?? '').split(':').map(Number);
  const wanted = across / down;
  if (wanted > 0 && Math.abs(width / height / wanted - 1) > aspectTolerance) {
    const cut =
      width / height > wanted
        ? `${String(Math.round(height * wanted))} × ${String(height)}`
        : `${String(width)} × ${String(Math.round(width / wanted))}`;
    yield {
      option: 'aspectRatio',
      message: `is ${String(width)} × ${String(height)} pixels, but the blog wants pictures of ${aspectRatio ?? ''}. Cut it to ${cut}.`,
    };
  }
}
