// What social networks show of a post, and what they would rather have. Pure.
import { currentLocale, t } from '../l10n';
import { isWebAddress } from '../text';
import type { PostHead, PostPicture } from './model';

/** Width by height of the pictures on cards of the large kind. */
export const cardRatio = 1.91;

/** In pixels. */
const recommended = { width: 1200, height: 630 };
/** Below this the picture is shown small or not at all. */
const least = { width: 600, height: 315 };
const mostBytes = 5_000_000;
/** In characters as people count them. */
export const longestTitle = 70;
export const longestDescription = 200;
/** What may be lost of a picture before anybody minds. */
const unnoticed = 0.03;

export interface SocialCheck {
  readonly id:
    'none' | 'missing' | 'small' | 'tiny' | 'cropped' | 'heavy' | 'title' | 'description';
  readonly severity: 'warning' | 'information';
  readonly message: string;
}

/** What to know before the post is shared; what is not known of a picture is no reason to warn. */
export function socialChecks(head: PostHead): readonly SocialCheck[] {
  const checks = pictureChecks(head.image);
  const title = charactersIn(head.title);
  if (title > longestTitle) {
    checks.push({
      id: 'title',
      severity: 'information',
      message: t(
        'The title has {0} characters. Social networks cut it after about {1}.',
        title,
        longestTitle,
      ),
    });
  }
  const description = charactersIn(head.description ?? '');
  if (description > longestDescription) {
    checks.push({
      id: 'description',
      severity: 'information',
      message: t(
        'The description has {0} characters. Social networks cut it after about {1}.',
        description,
        longestDescription,
      ),
    });
  }
  return checks;
}

function pictureChecks(picture: PostPicture): SocialCheck[] {
  const checks: SocialCheck[] = [];
  if (picture.state === 'none') {
    checks.push({
      id: 'none',
      severity: 'information',
      message: t('The post has no picture. Give it one, so that it stands out where it is shared.'),
    });
  }
  if (picture.state === 'missing') {
    checks.push({
      id: 'missing',
      severity: 'warning',
      message: t('The picture is not found, so that social networks show none. Check its name.'),
    });
  }
  const { width, height, bytes } = picture;
  if (width !== undefined && height !== undefined && width > 0 && height > 0) {
    if (width < least.width || height < least.height) {
      checks.push({
        id: 'tiny',
        severity: 'warning',
        message: t(
          'The picture is {0} × {1}. Social networks want at least {2} × {3}, and show one this small as a thumbnail or not at all.',
          ...[width, height, recommended.width, recommended.height],
        ),
      });
    } else if (width < recommended.width || height < recommended.height) {
      checks.push({
        id: 'small',
        severity: 'information',
        message: t(
          'The picture is {0} × {1}. Social networks want at least {2} × {3}.',
          ...[width, height, recommended.width, recommended.height],
        ),
      });
    }
    const { width: keptWidth, height: keptHeight } = keptOf(width, height);
    const lost = 1 - keptWidth * keptHeight;
    if (lost > unnoticed) {
      checks.push({
        id: 'cropped',
        severity: 'information',
        message:
          keptWidth < 1
            ? t(
                'Social networks cut off the left and right of the picture, {0} % of it. Make it {1} times as wide as high.',
                ...[percent(lost), inLanguage(cardRatio)],
              )
            : t(
                'Social networks cut off the top and bottom of the picture, {0} % of it. Make it {1} times as wide as high.',
                ...[percent(lost), inLanguage(cardRatio)],
              ),
      });
    }
  }
  if (bytes !== undefined && bytes > mostBytes) {
    checks.push({
      id: 'heavy',
      severity: 'warning',
      message: t(
        'The picture has {0} MB. Social networks take at most {1} MB. Save it smaller.',
        inMegabytes(bytes),
        inMegabytes(mostBytes),
      ),
    });
  }
  return checks;
}

function percent(part: number): number {
  return Math.round(part * 100);
}

function inMegabytes(bytes: number): string {
  // So that more than the limit never reads as the limit.
  return inLanguage(Math.ceil(bytes / 100_000) / 10);
}

function inLanguage(number: number): string {
  return new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 2 }).format(number);
}

/**
 * The site that cards name, without `www.`; undefined where the profile of the blog does not say it.
 *
 * @param address of the post: `https://example.org/blog/a`, or `/blog/a`.
 */
export function siteOf(address: string | undefined): string | undefined {
  const url = address?.startsWith('//') === true ? `https:${address}` : (address ?? '');
  return isWebAddress(url) ? new URL(url).host.replace(/^www\./, '') : undefined;
}

/** The middle of a picture that a card shows, as parts of its width and height between 0 and 1. */
export interface Kept {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** @param width and height of the picture, above 0. */
export function keptOf(width: number, height: number): Kept {
  const ratio = width / height;
  const keptWidth = Math.min(1, cardRatio / ratio);
  const keptHeight = Math.min(1, ratio / cardRatio);
  return {
    x: (1 - keptWidth) / 2,
    y: (1 - keptHeight) / 2,
    width: keptWidth,
    height: keptHeight,
  };
}

/** The text as a card shows it: cut between words where there are any, never within a character. */
export function cutText(text: string, longest: number): string {
  const characters = charactersOf(text);
  if (characters.length <= longest) {
    return text;
  }
  const cut = characters.slice(0, longest).join('');
  const words = cut.replace(/\s+\S*$/, '');
  return `${(words.length > cut.length / 2 ? words : cut).trimEnd()}…`;
}

function charactersIn(text: string): number {
  return charactersOf(text).length;
}

function charactersOf(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
