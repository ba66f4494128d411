// What the two interfaces of GitHub's double find in the world.
import type { World, WorldOwner, WorldRepository } from '../double';

export class GithubWorld {
  constructor(
    readonly world: World,
    /** Whether a token came with the question. */
    readonly isSignedIn: boolean,
  ) {}

  /** By its name now, or by one that it had; in any case of letters. */
  find(path: string): WorldRepository | undefined {
    const wanted = path.toLowerCase();
    const isWanted = (each: string): boolean => each.toLowerCase() === wanted;
    const { repositories } = this.world;
    return [
      repositories.find((repository) => isWanted(repository.path)),
      repositories.find(({ formerly = [] }) => formerly.some(isWanted)),
    ].find((repository) => repository !== undefined && this.#isVisible(repository));
  }

  byId(id: number): WorldRepository | undefined {
    return this.world.repositories.find(
      (repository) => repository.id === id && this.#isVisible(repository),
    );
  }

  owner(login: string): WorldOwner | undefined {
    return this.world.owners.find((owner) => owner.login.toLowerCase() === login.toLowerCase());
  }

  /** Of an owner, public ones. */
  ownedBy({ login }: WorldOwner): readonly WorldRepository[] {
    return this.world.repositories.filter(
      (repository) => ownerOf(repository) === login && repository.isPrivate !== true,
    );
  }

  /** Whether an organisation refuses this sign-in because it asks for one of its own. */
  isWalled(repository: WorldRepository): boolean {
    return this.isSignedIn && this.owner(ownerOf(repository))?.asksForSignIn === true;
  }

  idOfOwner(login: string): number {
    return 9_000 + this.world.owners.findIndex((owner) => owner.login === login);
  }

  #isVisible({ isPrivate = false }: WorldRepository): boolean {
    return !isPrivate || this.isSignedIn;
  }
}

export function ownerOf({ path }: WorldRepository): string {
  return path.slice(0, path.indexOf('/'));
}

export function nameOf({ path }: WorldRepository): string {
  return path.slice(path.indexOf('/') + 1);
}

/** Some point in time on a day. */
export function timeOn(day: string): string {
  return `${day}T10:20:30Z`;
}

export const someDay = '2020-01-02';
