import {
  addedKinds,
  hostNamed,
  mayBeAdded,
  setAddedHosts,
  type AddedKind,
} from '../../repositories/recognise';
import { UsageError } from '../io';

/** Kinds as users may name them: Forgejo is a Gitea to whoever asks it. */
const kinds: ReadonlyMap<string, AddedKind> = new Map([
  ...addedKinds.map((kind) => [kind, kind] as const),
  ['forgejo', 'gitea'],
]);

/** What users may say runs on a host. */
export const kindNames: readonly string[] = [...kinds.keys()];

export interface AddedHostOptions {
  readonly host?: readonly string[];
}

/**
 * Takes the hosts that the user added for this run, and no others; to be called before anything is parsed.
 *
 * @throws UsageError for a host that cannot be added.
 */
export function takeHosts({ host: wanted = [] }: AddedHostOptions): void {
  setAddedHosts(Object.fromEntries(wanted.map(hostFrom)));
}

function hostFrom(wanted: string): readonly [name: string, kind: AddedKind] {
  const [written = '', kindWritten = ''] = wanted.split('=', 2);
  const name = written.trim().toLowerCase();
  const kind = kinds.get(kindWritten.trim().toLowerCase());
  if (kind === undefined) {
    throw new UsageError(
      `“${wanted}” does not say what runs on the host. Write its name and one of ${kindNames.join(', ')}: --host code.example.org=forgejo.`,
    );
  }
  if (!mayBeAdded(name)) {
    throw new UsageError(
      hostNamed(name) === undefined
        ? `“${written}” cannot be a repository host. Write its name alone, without address, port and path: --host code.example.org=${kindWritten}.`
        : `“${name}” is known already. Leave out --host ${wanted}.`,
    );
  }
  return [name, kind];
}
