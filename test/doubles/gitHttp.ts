// A git server: git's own `http-backend`, as a web server runs it, over repositories made for the test.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { HostDouble, RecordedRequest, World, WorldRepository } from './double';
import { startLoopback } from './loopback';

/** The program that comes with git; undefined where there is none. */
export function gitHttpBackend(): string | undefined {
  const { stdout } = spawnSync('git', ['--exec-path'], { encoding: 'utf8' });
  const folder = (stdout as string | null)?.trim() ?? '';
  return ['git-http-backend', 'git-http-backend.exe']
    .map((name) => path.join(folder, name))
    .find((file) => folder !== '' && existsSync(file));
}

/** Starts a server; needs `gitHttpBackend`. */
export async function startGitHttp(first: World): Promise<HostDouble> {
  const backend = gitHttpBackend();
  if (backend === undefined) {
    throw new Error('git has no http-backend here');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'git-http-'));
  let world = first;
  const make = (): void => {
    for (const repository of world.repositories) {
      makeRepository(folder, repository);
    }
  };
  make();

  const answer = async (request: RecordedRequest, response: ServerResponse): Promise<void> => {
    const url = new URL(request.path, 'http://git.invalid');
    const [, asked = '', ending = '', rest = ''] =
      /^\/(.*?)(\.git)?(\/info\/refs)$/.exec(decodeURI(url.pathname)) ?? [];
    const named = asked.toLowerCase();
    const repository = world.repositories.find(({ path: own }) => own.toLowerCase() === named);
    const moved = world.repositories.find(({ formerly }) => formerly?.includes(named));
    if (moved !== undefined) {
      response.writeHead(301, { location: `/${moved.path}${ending}${rest}${url.search}` }).end();
    } else if (repository?.isPrivate === true) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    } else {
      const info = `/${repository === undefined ? 'missing' : folderOf(repository)}${rest}`;
      await runCgi(backend, environment(folder, request, info, url), response);
    }
  };
  const loopback = await startLoopback(answer, {
    'secondary-limit': (_, response) => {
      response.writeHead(429).end('Slow down.');
    },
  });
  return {
    ...loopback,
    setWorld(next) {
      world = next;
      make();
    },
    async stop() {
      await loopback.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function folderOf({ id, isEmpty = false, release }: WorldRepository): string {
  return `${String(id)}-${isEmpty ? 'empty' : (release?.tag ?? 'plain')}`;
}

const author = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** Nothing of the machine's own settings of git. */
const alone = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: path.join(tmpdir(), 'no-such-git-config'),
};

function makeRepository(root: string, repository: WorldRepository): void {
  const folder = path.join(root, folderOf(repository));
  if (existsSync(folder)) {
    return;
  }
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      input: '',
      env: { ...alone, ...author, GIT_DIR: folder },
    }).trim();
  git('init', '--quiet', '--bare', '--initial-branch=trunk');
  if (repository.isEmpty === true) {
    return;
  }
  const commit = git('commit-tree', git('hash-object', '-w', '-t', 'tree', '--stdin'), '-m', 'One');
  git('update-ref', 'refs/heads/trunk', commit);
  const { release } = repository;
  if (release !== undefined) {
    // An annotated one is listed twice; an older one by number comes later by name.
    git('tag', '--annotate', '--message=It', release.tag, commit);
    git('tag', 'v0.9.0', commit);
    git('tag', 'nightly', commit);
  }
}

function environment(
  root: string,
  { method, headers }: RecordedRequest,
  info: string,
  url: URL,
): NodeJS.ProcessEnv {
  return {
    ...alone,
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    REQUEST_METHOD: method,
    PATH_INFO: info,
    QUERY_STRING: url.search.slice(1),
    REMOTE_ADDR: '127.0.0.1',
    ...(headers['git-protocol'] === undefined
      ? {}
      : { GIT_PROTOCOL: String(headers['git-protocol']) }),
  };
}

/** Runs a program by the Common Gateway Interface: headers, an empty line, the body. */
async function runCgi(
  program: string,
  env: NodeJS.ProcessEnv,
  response: ServerResponse,
): Promise<void> {
  const child = spawn(program, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const output = await buffer(child.stdout);
  const end = output.indexOf('\r\n\r\n');
  for (const line of output.subarray(0, end).toString().split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+): *(.*)$/.exec(line) ?? [];
    if (name.toLowerCase() === 'status') {
      response.statusCode = Number.parseInt(value, 10);
    } else {
      response.setHeader(name, value);
    }
  }
  response.end(output.subarray(end + 4));
}
