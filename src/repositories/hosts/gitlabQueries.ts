// Queries for GitLab's GraphQL. It refuses a query as a whole for one field that it does not know, so
// only fields are asked for that its source has had for years, and there is a leaner set for older
// instances.
//
// It also refuses queries above a complexity of 200 without a sign-in: a field counts 1, one that has to
// ask the Git server 2, and `project` 1. The richer set makes 16 of a project, 12 of them 192.

/** Projects that are asked about in one query. */
export const projectsInQuery = 12;
/** Projects of a group that are looked through for those with the most stars; a page has no more. */
const projectsOfGroup = 100;

export type ProjectFields = 'rich' | 'lean';

const leanFields = 'id fullPath description starCount archived visibility lastActivityAt';
const projectFields: Readonly<Record<ProjectFields, string>> = {
  rich: `${leanFields} topics languages{name share} repository{empty}`,
  lean: leanFields,
};

export interface GraphQlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Answers under `p0`, `p1`, … in the order of the paths. */
export function projectsQuery(paths: readonly string[], fields: ProjectFields): GraphQlRequest {
  return byPath(paths, (index) => `project(fullPath:$p${String(index)}){...F}`, fragment(fields));
}

/** Which paths are groups, under `p0`, `p1`, … in the order of the paths. */
export function groupsQuery(paths: readonly string[]): GraphQlRequest {
  return byPath(paths, (index) => `group(fullPath:$p${String(index)}){id}`, '');
}

/** One group with its projects, under `p0`. */
export function groupQuery(path: string, fields: ProjectFields): GraphQlRequest {
  const projects = `projects(first:${String(projectsOfGroup)}){count nodes{...F}}`;
  return byPath(
    [path],
    () => `group(fullPath:$p0){id name fullPath description avatarUrl ${projects}}`,
    fragment(fields),
  );
}

function fragment(fields: ProjectFields): string {
  return `fragment F on Project{${projectFields[fields]}}`;
}

function byPath(
  paths: readonly string[],
  field: (index: number) => string,
  fragments: string,
): GraphQlRequest {
  const declared = paths.map((_, index) => `$p${String(index)}:ID!`).join(',');
  const fields = paths.map((_, index) => `p${String(index)}:${field(index)}`).join(' ');
  return {
    query: `query(${declared}){${fields}}${fragments}`,
    variables: Object.fromEntries(paths.map((path, index) => [`p${String(index)}`, path])),
  };
}
