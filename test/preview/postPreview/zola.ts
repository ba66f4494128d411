// A blog of another kind than the built-in one: fields in fields, and front matter in TOML as well.
import type { Profile } from '../../../src/profile/profile';
import { projectOf } from '../../profile/project/support';
import { resolvePolicy } from '../../../src/profile/project/resolve';

export const zola: Profile = resolvePolicy('/blog/content/first.md', [
  projectOf({
    profile: {
      name: 'Pages',
      extends: 'none',
      formats: ['yaml', 'toml'],
      address: { from: 'file-name', prefix: 'blog/' },
      fields: {
        title: { type: 'text' },
        updated: { type: 'date' },
        date: { type: 'date', aliases: ['created'] },
        summary: { type: 'multiline' },
        taxonomies: {
          type: 'object',
          fields: {
            people: { type: 'list', items: { type: 'person', image: 'authorImg' } },
            categories: { type: 'tags' },
            tags: { type: 'tags' },
          },
        },
        extra: {
          type: 'object',
          fields: {
            authorImg: { type: 'image', roots: ['static/people'] },
            imgPath: { type: 'image' },
          },
        },
      },
    },
  }),
]).profile;
