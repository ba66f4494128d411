// What the doubles of GitLab, Gitea and Bitbucket share: a server on loopback that records what it is
// asked, answers from a world and fails on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  elsewhere,
  retryAfter,
  type Failure,
  type HostDouble,
  type RecordedRequest,
  type World,
  type WorldOwner,
  type WorldRepository,
} from './double';
import { pictureOf } from './picture';

export interface ForgeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and pictures as they are, anything else as JSON. */
  readonly body?: unknown;
}

export interface Asked {
  readonly method: string;
  /** Decoded segments of the path. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly body: string;
  /** Whether a token came with it that the world accepts. */
  readonly isSignedIn: boolean;
  readonly world: World;
}

/** How one kind of host answers. */
export interface Forge {
  /** What stands before the token in `authorization`: `Bearer`. */
  readonly scheme: string;
  answer(asked: Asked): ForgeAnswer | Promise<ForgeAnswer>;
  refusal(
    failure: 'primary-limit' | 'secondary-limit' | 'retry-after' | 'unauthorised',
  ): ForgeAnswer;
}

export const tooManyRequests: ForgeAnswer = { status: 429, body: 'Too many requests' };
export const retryLater: ForgeAnswer = {
  ...tooManyRequests,
  headers: { 'retry-after': String(retryAfter) },
};

export async function startForge(forge: Forge, world: World): Promise<HostDouble> {
  const double = new ForgeServer(forge, world);
  await double.listen();
  return double;
}

class ForgeServer implements HostDouble {
  readonly requests: RecordedRequest[] = [];
  readonly #server = createServer((request, response) => {
    void this.#handle(request, response);
  });
  readonly #forge: Forge;
  #world: World;
  #failure: Failure | undefined;
  #failuresLeft = 0;

  constructor(forge: Forge, world: World) {
    this.#forge = forge;
    this.#world = world;
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  setWorld(world: World): void {
    this.#world = world;
  }

  fail(how: Failure, requests = Number.POSITIVE_INFINITY): void {
    this.#failure = how;
    this.#failuresLeft = requests;
  }

  recover(): void {
    this.#failuresLeft = 0;
  }

  forget(): void {
    this.requests.length = 0;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const body = Buffer.concat(chunks).toString();
    const { method = 'GET', url: path = '/', headers } = request;
    this.requests.push({ method, path, headers, body });
    if (this.#failuresLeft > 0 && this.#failure !== undefined) {
      this.#failuresLeft--;
      this.#fail(this.#failure, path, response);
      return;
    }
    const { scheme } = this.#forge;
    const { tokens } = this.#world;
    const isSignedIn = tokens.some((token) => headers.authorization === `${scheme} ${token}`);
    if (headers.authorization !== undefined && !isSignedIn) {
      send(response, this.#forge.refusal('unauthorised'));
      return;
    }
    const url = new URL(path, 'http://double.invalid');
    const segments = url.pathname.split('/').slice(1).map(decodeURIComponent);
    const asked = { method, segments, query: url.searchParams, body, isSignedIn };
    send(response, await this.#forge.answer({ ...asked, world: this.#world }));
  }

  #fail(failure: Failure, path: string, response: ServerResponse): void {
    switch (failure) {
      case 'primary-limit':
      case 'secondary-limit':
      case 'retry-after':
      case 'unauthorised':
        send(response, this.#forge.refusal(failure));
        return;
      case 'resource-limit':
        throw new Error('only GitHub has limits of resources');
      case 'server-error':
        send(response, { status: 502, body: '<h1>Bad gateway</h1>' });
        return;
      case 'offline':
        response.destroy();
        return;
      case 'slow':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.flushHeaders();
        return;
      case 'huge':
        response.writeHead(200, { 'content-type': 'application/json' });
        writeForEver(response);
        return;
      case 'not-json':
        send(response, { status: 200, body: '<!doctype html><title>Sign in</title>' });
        return;
      case 'redirect-away':
        send(response, { status: 302, headers: { location: `${elsewhere}${path}` } });
        return;
      case 'redirect-loop':
        send(response, { status: 302, headers: { location: path } });
        return;
      case 'header-bomb':
        for (let index = 0; index < 100; index++) {
          response.setHeader(`x-bomb-${String(index)}`, 'b'.repeat(10_000));
        }
        send(response, { status: 200, body: {} });
        return;
      case 'blocked':
        send(response, { status: 451, body: { message: 'Unavailable for legal reasons' } });
        return;
    }
  }
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: ForgeAnswer): void {
  if (Buffer.isBuffer(body)) {
    response.writeHead(status, { 'content-type': 'image/png', ...headers }).end(body);
    return;
  }
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
    ...headers,
  });
  response.end(isText ? body : JSON.stringify(body));
}

/** The picture of an owner, by its name in an address. */
export function pictureAnswer(login = ''): ForgeAnswer {
  return { status: 200, body: pictureOf(login.replace(/\.png$/, '')) };
}

function writeForEver(response: ServerResponse): void {
  const chunk = '"'.padEnd(65_536, 'x');
  const write = (): void => {
    while (!response.destroyed && response.write(chunk)) {
      // Until the other side is slower than we are.
    }
  };
  response.on('drain', write);
  write();
}

/** Whether whoever asks may see a repository. */
export function isVisible({ isPrivate = false }: WorldRepository, asked: Asked): boolean {
  return !isPrivate || asked.isSignedIn;
}

/** The repository of a path, in any case of letters, as it is called now. */
export function repositoryAt(path: string, asked: Asked): WorldRepository | undefined {
  return asked.world.repositories.find(
    (repository) =>
      repository.path.toLowerCase() === path.toLowerCase() && isVisible(repository, asked),
  );
}

/** The repository that had a path before. */
export function formerlyAt(path: string, asked: Asked): WorldRepository | undefined {
  return asked.world.repositories.find(
    (repository) =>
      isVisible(repository, asked) &&
      repository.formerly?.some((former) => former.toLowerCase() === path.toLowerCase()),
  );
}

export function repositoriesOf(login: string, asked: Asked): readonly WorldRepository[] {
  return asked.world.repositories.filter(
    (repository) => ownerPath(repository) === login && isVisible(repository, asked),
  );
}

export function ownerAt(
  login: string,
  kind: WorldOwner['kind'],
  { world }: Asked,
): WorldOwner | undefined {
  return world.owners.find(
    (owner) => owner.kind === kind && owner.login.toLowerCase() === login.toLowerCase(),
  );
}

/** A number that an owner is known by. */
export function idOfOwner(login: string, { world }: Pick<Asked, 'world'>): number {
  return 1_000 + world.owners.findIndex((owner) => owner.login === login);
}

export function ownerPath({ path }: WorldRepository): string {
  return path.slice(0, path.lastIndexOf('/'));
}

export function nameIn({ path }: WorldRepository): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A time on the day of the last push, or on some day. */
export function pushTime({ pushed = '2025-01-01' }: WorldRepository): string {
  return `${pushed}T10:11:12Z`;
}
