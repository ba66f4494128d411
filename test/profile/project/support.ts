import type { Mistake } from '../../../src/profile/project/mistake';
import {
  readProject,
  type Project,
  type ProjectSources,
} from '../../../src/profile/project/project';
import { rules as allRules } from '../../../src/rules/registry';

export const rules = allRules.filter(({ id }) => !id.startsWith('internal/'));

/** The project file that the tests are about, in the folder of a blog. */
export const main = 'test:/blog/.component-posts.json';

/** Files by address; nothing above `/blog` may be read. */
function sourcesOf(files: Readonly<Record<string, string>>): ProjectSources {
  return {
    pathOf: (uri) => uri.replace('test:', ''),
    textOf: (uri) => (Object.hasOwn(files, uri) ? files[uri] : undefined),
    resolve: (uri, reference) => {
      const { pathname } = new URL(reference, `file://${uri.replace('test:', '')}`);
      return pathname.startsWith('/blog/') ? `test:${pathname}` : undefined;
    },
  };
}

/** A project whose main file has this text. */
export function projectOf(
  text: string | object,
  others: Readonly<Record<string, string | object>> = {},
  uri = main,
): Project {
  const files = Object.entries({ [uri]: text, ...others }).map(([file, content]) => [
    file,
    typeof content === 'string' ? content : JSON.stringify(content),
  ]);
  return readProject(
    uri,
    sourcesOf(Object.fromEntries(files) as Readonly<Record<string, string>>),
    rules,
  );
}

export function mistakesOf(project: Project, uri = main): readonly Mistake[] {
  return project.mistakes.get(uri) ?? [];
}
