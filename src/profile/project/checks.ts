import { nearestName } from '../spelling';
import { faultOfExpression } from './expressions';
import { faultOfPattern } from './globs';
import { renaming, shownName } from './issues';
import { removeNode } from './jsonEdits';
import { nodeAt, propertiesOf, spanOf, type JsonNode } from './jsonc';
import type { Mistake } from './mistake';
import type { ProjectBase } from './profiles';
import { builtInName, emptyName, type ProjectContent } from './schema';

interface Checked {
  readonly text: string;
  readonly root: JsonNode;
  readonly base: ProjectBase;
  nodeOf(part: object): JsonNode | undefined;
}

/** What a schema cannot see: patterns, expressions, and names that belong to something else. */
export function* semanticMistakes(content: ProjectContent, file: Checked): Generator<Mistake> {
  yield* patternMistakes(file.root);
  yield* expressionMistakes(content, file);
  yield* profileMistakes(content, file);
  yield* postsMistakes(file);
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

function* patternMistakes(root: JsonNode): Generator<Mistake> {
  const places = [
    ...itemsOf(nodeAt(root, ['posts'])).map((entry) => nodeAt(entry, ['files'])),
    ...itemsOf(nodeAt(root, ['overrides'])).map((entry) => nodeAt(entry, ['files'])),
    nodeAt(root, ['ignore']),
  ];
  const patterns = places.flatMap((node) =>
    node?.type === 'string' ? [node] : itemsOf(node).filter(({ type }) => type === 'string'),
  );
  for (const node of patterns) {
    const fault = faultOfPattern(String(node.value));
    // The schema speaks of texts that are empty.
    if (fault !== undefined && node.value !== '') {
      yield {
        code: 'project-file/invalid-pattern',
        message: fault.message,
        span: spanOf(node),
        severity: 'error',
        fixes: fault.meant === undefined ? [] : [renaming(node, fault.meant)],
        saidByEditors: false,
      };
    }
  }
}

/** Also takes them out, since they must never run. */
function* expressionMistakes(part: unknown, file: Checked): Generator<Mistake> {
  if (typeof part !== 'object' || part === null) {
    return;
  }
  for (const [name, inner] of Object.entries(part) as [string, unknown][]) {
    if (name !== 'pattern' || typeof inner !== 'object' || inner === null) {
      yield* expressionMistakes(inner, file);
      continue;
    }
    const { expression } = inner as { readonly expression?: unknown };
    const message = typeof expression === 'string' ? faultOfExpression(expression) : undefined;
    if (message !== undefined) {
      Reflect.deleteProperty(part, name);
      const node = nodeAt(file.nodeOf(inner), ['expression']) ?? file.root;
      yield {
        code: 'project-file/invalid-expression',
        message,
        span: spanOf(node),
        severity: 'error',
        fixes: [],
        saidByEditors: false,
      };
    }
  }
}

function* profileMistakes(content: ProjectContent, file: Checked): Generator<Mistake> {
  const { root, base } = file;
  const own = propertiesOf(nodeAt(root, ['profiles']));
  for (const { name, key } of own) {
    if (name === builtInName || name === emptyName) {
      yield {
        code: 'project-file/reserved-name',
        message: `\`${name}\` is the name of a profile that exists without any file. Choose another name.`,
        span: spanOf(key),
        severity: 'error',
        fixes: [],
        saidByEditors: false,
      };
    }
  }
  const known = new Set([
    builtInName,
    ...own.map(({ name }) => name),
    ...(base.profiles?.keys() ?? []),
  ]);
  const chosen = [
    nodeAt(root, ['profile']),
    ...itemsOf(nodeAt(root, ['posts'])).map((entry) => nodeAt(entry, ['profile'])),
  ];
  const extended = [...chosen, ...own.map(({ value }) => value)].map((node) =>
    nodeAt(node, ['extends']),
  );
  for (const [nodes, names] of [
    [chosen, known],
    [extended, new Set([...known, emptyName])],
  ] as const) {
    for (const node of nodes) {
      if (node?.type === 'string' && !names.has(String(node.value))) {
        yield unknownProfile(node, names);
      }
    }
  }
  yield* circles(content, file);
}

function unknownProfile(node: JsonNode, names: ReadonlySet<string>): Mistake {
  const name = String(node.value);
  const meant = nearestName(name, names);
  const list = [...names].map((known) => `\`${shownName(known)}\``).join(', ');
  return {
    code: 'project-file/unknown-profile',
    message: `There is no profile “${shownName(name)}”. ${
      meant === undefined
        ? `Write one of ${list}, or add it to \`profiles\`.`
        : `Did you mean \`${shownName(meant)}\`?`
    }`,
    span: spanOf(node),
    severity: 'error',
    fixes: meant === undefined ? [] : [renaming(node, meant)],
    saidByEditors: false,
  };
}

/** Profiles that extend themselves, through others or at once. */
function* circles({ profiles = {} }: ProjectContent, { root }: Checked): Generator<Mistake> {
  const ending = new Set<string>();
  for (const name of Object.keys(profiles)) {
    const trail = new Set([name]);
    let next = profiles[name]?.extends;
    while (next !== undefined && !trail.has(next) && !ending.has(next)) {
      trail.add(next);
      next = Object.hasOwn(profiles, next) ? profiles[next]?.extends : undefined;
    }
    if (next === undefined || ending.has(next)) {
      for (const step of trail) {
        ending.add(step);
      }
    }
    const node = nodeAt(root, ['profiles', name, 'extends']);
    if (next === name && node !== undefined) {
      yield {
        code: 'project-file/endless-extends',
        message: `This profile adds to itself: ${[...trail, name].map((step) => `\`${shownName(step)}\``).join(', ')}. Let one of them extend another profile.`,
        span: spanOf(node),
        severity: 'error',
        fixes: [],
        saidByEditors: false,
      };
    }
  }
}

function* postsMistakes({ text, root }: Checked): Generator<Mistake> {
  const posts = nodeAt(root, ['posts']);
  if (posts?.type === 'array' && posts.children?.length === 0) {
    yield {
      code: 'project-file/empty-posts',
      message:
        '`posts` names no file, so that no file is a post. Add an entry with `files`, or remove `posts`.',
      span: spanOf(posts),
      severity: 'warning',
      fixes: [{ title: 'Remove posts', edits: removeNode(text, posts.parent ?? posts) }],
      saidByEditors: false,
    };
  }
  const lists = [nodeAt(root, ['ignore'])].concat(
    ...['posts', 'overrides'].map((part) =>
      itemsOf(nodeAt(root, [part])).map((entry) => nodeAt(entry, ['files'])),
    ),
  );
  for (const list of lists) {
    if (
      list?.type === 'array' &&
      list.children?.length === 0 &&
      list.parent?.children?.[0]?.value === 'files'
    ) {
      yield {
        code: 'project-file/empty-posts',
        message: '`files` is empty, so that this entry is for no file. Add a pattern.',
        span: spanOf(list),
        severity: 'warning',
        fixes: [],
        saidByEditors: false,
      };
    }
  }
}
