import type { Profile } from './profile';

/**
 * The profile that needs no project file: component-overview posts as the blog software that shows them
 * reads their fields.
 */
export const builtInProfile: Profile = {
  name: 'Component posts',
  fields: [
    {
      name: 'title',
      type: 'text',
      presence: 'required',
      documentation:
        'The headline of the post. The address of the post is made from it, so a new title is a new address.',
      what: 'the headline of the post',
      fallback: 'The blog shows the file name instead.',
      example: '"What our stack is made of"',
    },
    {
      name: 'author',
      type: 'text',
      presence: 'required',
      documentation: 'Who wrote the post, as readers see it.',
      what: 'the name of the author',
      fallback: 'The blog names its default author instead.',
      example: 'Mara',
    },
    {
      name: 'author_image',
      type: 'image',
      presence: 'recommended',
      documentation:
        'A portrait of the author: the name of a file in the image folder of the blog, or an address.',
      what: 'the file name of a portrait',
      fallback: 'The blog shows a default portrait.',
      example: 'mara.jpg',
    },
    {
      name: 'tags',
      type: 'tags',
      presence: 'recommended',
      documentation: 'What the post is about, separated by commas. Readers find posts by them.',
      what: 'one or more topics',
      fallback: 'Readers cannot find the post by topic.',
      example: 'tech, open source',
    },
    {
      name: 'published_at',
      type: 'date',
      presence: 'required',
      documentation: 'The day of publication, as `YYYY-MM-DD`. The blog sorts posts by it.',
      what: 'the day of publication',
      fallback: 'The blog takes the current day, so the post stays on top of all others.',
      example: '2026-03-09',
    },
    {
      name: 'post_image',
      type: 'image',
      presence: 'recommended',
      documentation:
        'The picture above the post: the name of a file in the image folder of the blog, or an address.',
      what: 'the file name of a picture',
      fallback: 'The blog shows a default picture.',
      example: 'stack_overview.jpg',
    },
  ],
  marks: ['author_image', 'post_image', 'published_at'],
};
