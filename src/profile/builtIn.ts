import { dateType } from './fieldTypes/date';
import { imageType } from './fieldTypes/image';
import { personType } from './fieldTypes/person';
import { tagsType } from './fieldTypes/tags';
import { textType } from './fieldTypes/text';
import { usualRepositories, type Profile } from './profile';

/** Where the blog software looks for pictures. */
const roots = ['assets/images'];

/**
 * The profile that needs no project file: component-overview posts as the blog software that shows them
 * reads their fields.
 */
export const builtInProfile: Profile = {
  name: 'Component posts',
  fields: [
    textType.field({
      name: 'title',
      presence: 'required',
      documentation:
        'The headline of the post. The address of the post is made from it, so a new title is a new address.',
      what: 'the headline of the post',
      fallback: 'The blog shows the file name instead.',
      example: '"What our stack is made of"',
    }),
    personType.field({
      name: 'author',
      presence: 'required',
      documentation: 'Who wrote the post, as readers see it.',
      what: 'the name of the author',
      fallback: 'The blog names its default author instead.',
      example: 'Mara',
      image: 'author_image',
    }),
    imageType.field({
      name: 'author_image',
      presence: 'recommended',
      documentation:
        'A portrait of the author: the name of a file in the image folder of the blog, or an address.',
      what: 'the file name of a portrait',
      fallback: 'The blog shows a default portrait.',
      example: 'mara.jpg',
      roots,
    }),
    tagsType.field({
      name: 'tags',
      presence: 'recommended',
      documentation: 'What the post is about, separated by commas. Readers find posts by them.',
      what: 'one or more topics',
      fallback: 'Readers cannot find the post by topic.',
      example: 'tech, open source',
      form: 'comma',
    }),
    dateType.field({
      name: 'published_at',
      presence: 'required',
      documentation: 'The day of publication, as `YYYY-MM-DD`. The blog sorts posts by it.',
      what: 'the day of publication',
      fallback: 'The blog takes the current day, so the post stays on top of all others.',
      example: '2026-03-09',
      form: 'YYYY-MM-DD',
    }),
    imageType.field({
      name: 'post_image',
      presence: 'recommended',
      documentation:
        'The picture above the post: the name of a file in the image folder of the blog, or an address.',
      what: 'the file name of a picture',
      fallback: 'The blog shows a default picture.',
      example: 'stack_overview.jpg',
      roots,
    }),
  ],
  marks: ['author_image', 'post_image', 'published_at'],
  formats: ['yaml'],
  address: { from: 'title', prefix: '' },
  repositories: usualRepositories,
};
