import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../l10n';
import { isWebAddress, visibleText } from '../text';
import { Icon } from './Icon';
import type { PostPicture } from './model';

export interface PictureProps {
  readonly picture: PostPicture;
  readonly showsRemote: boolean;
  /** What is told to those who do not see it. */
  readonly alt: string;
  /** Where it stands, which says how large it is and how much a placeholder can say. */
  readonly place: 'body' | 'head' | 'portrait' | 'card' | 'social';
  readonly title?: string;
  /** As written in the post, for those of its body. */
  readonly width?: string;
  readonly height?: string;
  readonly align?: string;
}

/** A picture, or what stands in its place while there is none. */
export function Picture(props: PictureProps): JSX.Element {
  const { picture, showsRemote, alt, place, title, width, height, align } = props;
  const [failed, setFailed] = useState('');
  const src = addressOf(picture, showsRemote);
  if (src === undefined || src === failed) {
    return <Placeholder {...props} isBroken={src !== undefined} />;
  }
  return (
    <img
      class={`picture ${place}`}
      src={src}
      alt={alt}
      // Wide pictures keep their place while they load.
      {...(place === 'body'
        ? {
            width: width ?? picture.width,
            height: width === undefined ? (height ?? picture.height) : height,
          }
        : {})}
      {...(title !== undefined && { title })}
      {...(align !== undefined && { align })}
      onError={() => {
        setFailed(src);
      }}
    />
  );
}

function addressOf(picture: PostPicture, showsRemote: boolean): string | undefined {
  switch (picture.state) {
    case 'found':
      return picture.src;
    case 'remote': {
      const address = picture.src ?? picture.written;
      return showsRemote && isWebAddress(address) ? address : undefined;
    }
    default:
      return undefined;
  }
}

function Placeholder({
  picture,
  alt,
  place,
  isBroken,
}: PictureProps & { readonly isBroken: boolean }): JSX.Element {
  const [icon, said] = placeholderWords(picture, place, isBroken);
  const written = visibleText(picture.written);
  const label = [alt, said, written].filter((text) => text !== '').join('. ');
  const isTold = place !== 'portrait';
  return (
    <span
      class={`placeholder ${place} ${picture.state}`}
      role="img"
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
      {isTold && <span class="said">{said}</span>}
      {isTold && written !== '' && <bdi class="written">{written}</bdi>}
    </span>
  );
}

function placeholderWords(
  { state }: PostPicture,
  place: PictureProps['place'],
  isBroken: boolean,
): readonly [icon: string, said: string] {
  if (isBroken) {
    return ['warning', t('This picture cannot be shown')];
  }
  switch (state) {
    case 'missing':
      return ['warning', t('This picture is not found')];
    case 'remote':
      return ['globe', t('A picture on another site, not loaded')];
    case 'none':
      return [
        place === 'portrait' ? 'account' : 'file-media',
        t('The blog shows its default picture'),
      ];
    default:
      return ['file-media', t('Nothing is known of this picture')];
  }
}
