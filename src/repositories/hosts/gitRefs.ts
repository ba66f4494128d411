import { compareVersions } from 'compare-versions';

/** What a git server tells about itself before anything is fetched, as far as it is used here. */
export interface GitRefs {
  /** Branch that HEAD leads to; undefined where the server does not say. */
  readonly defaultBranch: string | undefined;
  readonly tags: readonly string[];
  readonly isEmpty: boolean;
}

const smartStart = /^[\da-f]{4}# service=git-upload-pack\n0000/;

/**
 * One line: its length, a hash, a name, and behind the first name what the server can do. Lines are
 * told by their ends, not by their lengths: those count bytes, and the text may have been decoded from
 * bytes that are no text.
 */
const smartLine = /[\da-f]{4}[\da-f]{40}(?:[\da-f]{24})? ([^\n\0]+)(?:\0([^\n]*))?\n/y;

/** A line of a server that has nothing but files. */
const plainLine = /[\da-f]{40}(?:[\da-f]{24})?\t([^\n\0]+)\n/y;

/** Stands where names would be in a repository that has none; git itself leaves out the line. */
const noNames = 'capabilities^{}';

/**
 * Reads what a git server answers to `info/refs`, in the first version of the protocol.
 *
 * @param text it may end anywhere behind its first line.
 * @returns undefined for anything else.
 */
export function readGitRefs(text: string): GitRefs | undefined {
  const start = smartStart.exec(text);
  const [line, from] = start === null ? [plainLine, 0] : [smartLine, start[0].length];
  const tags: string[] = [];
  let abilities: string | undefined;
  let names = 0;
  let isEmpty = start !== null && text.startsWith('0000', from);
  line.lastIndex = from;
  for (let match = line.exec(text); match !== null; match = line.exec(text)) {
    const [, name = '', said] = match;
    abilities ??= said;
    names += 1;
    isEmpty ||= name === noNames;
    // `^{}` marks what an annotated tag points at, a second line of the same tag.
    if (name.startsWith('refs/tags/') && !name.endsWith('^{}')) {
      tags.push(name.slice('refs/tags/'.length));
    }
  }
  const head = /(?:^| )symref=HEAD:refs\/heads\/([^ ]+)/.exec(abilities ?? '');
  return names === 0 && !isEmpty ? undefined : { defaultBranch: head?.[1], tags, isEmpty };
}

/** Numbers with dots, from two on; words behind a hyphen only behind three, as `compareVersions` has it. */
const versionTag =
  /^v?\d{1,9}\.\d{1,9}(?:\.\d{1,9}(?:\.\d{1,9})?(?:-[\da-z-]+(?:\.[\da-z-]+)*)?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?)?$/i;

/** The tag of the highest version, releases before pre-releases; undefined where none is a version. */
export function latestVersionTag(tags: readonly string[]): string | undefined {
  const versions = tags.filter((tag) => tag.length <= 100 && versionTag.test(tag));
  const releases = versions.filter((tag) => !/^[^+]*-/.test(tag));
  const candidates = releases.length > 0 ? releases : versions;
  return candidates.reduce<string | undefined>(
    (latest, tag) => (latest === undefined || compareVersions(tag, latest) > 0 ? tag : latest),
    undefined,
  );
}
