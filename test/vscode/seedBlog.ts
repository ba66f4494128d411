// A blog of real posts whose hosts are made up, for suites that look facts up.
import * as vscode from 'vscode';
import type { World } from '../doubles/double';
import { lately } from './lookUps';
import { extension, workspaceFile } from './support';

export const github = 'https://github.com';
export const api = 'https://api.github.com';
/** Where pictures of owners are. */
export const avatars = 'https://avatars.githubusercontent.com';
export const seedFolder = 'zz_seed';
export const seedPost = `${seedFolder}/open_source_technology.md`;
export const secondPost = `${seedFolder}/self_healing.md`;
export const thirdPost = `${seedFolder}/automation.md`;

/** A token that the double takes for a sign-in. */
export const seedToken = 'gho_a-token-for-the-seed';

/** What became of what the seed links. */
export const seedWorld: World = {
  repositories: [
    {
      id: 1,
      path: 'zero-os/0-core',
      description: 'Core process of Zero-OS',
      language: 'Go',
      license: 'Apache-2.0',
      stars: 51,
      pushed: lately,
    },
    {
      id: 2,
      path: 'zero-os/0-stor',
      description: 'Object storage with strong guarantees',
      language: 'Go',
      license: 'Apache-2.0',
      stars: 14,
      pushed: lately,
    },
    { id: 3, path: 'zero-os/0-fs', language: 'Go', license: 'Apache-2.0', stars: 9 },
    {
      id: 4,
      path: 'itsyouonline/identityserver',
      description: 'An identity and authorisation server',
      language: 'Go',
      license: 'Apache-2.0',
      stars: 30,
      pushed: lately,
    },
    {
      id: 5,
      path: 'rivine/rivine',
      description: 'Blockchain technology to build your own chain with',
      language: 'Go',
      license: 'Apache-2.0',
      stars: 22,
      pushed: lately,
    },
    {
      id: 6,
      path: 'threefoldtecharchive/jumpscaleX_threebot',
      formerly: ['threefoldtech/jumpscaleX_threebot'],
      description: 'Threebot packages and their wikis',
      language: 'Python',
      license: 'Apache-2.0',
      stars: 12,
      archived: '2021-09-14',
      pushed: '2021-08-30',
    },
    {
      id: 7,
      path: 'threefoldfoundation/tfchain',
      description: 'The chain of the ThreeFold Grid',
      language: 'Go',
      license: 'Apache-2.0',
      stars: 10,
      archived: '2022-02-03',
      pushed: '2022-01-20',
    },
  ],
  owners: [
    {
      login: 'zero-os',
      kind: 'organisation',
      name: 'Zero-OS',
      description: 'A stateless and lightweight operating system',
    },
    { login: 'itsyouonline', kind: 'organisation', name: 'ItsYou.Online' },
    { login: 'rivine', kind: 'organisation' },
    { login: 'threefoldtech', kind: 'organisation' },
    { login: 'threefoldtecharchive', kind: 'organisation' },
    { login: 'threefoldfoundation', kind: 'organisation' },
  ],
  tokens: [seedToken],
};

const threebot = `${github}/threefoldtech/jumpscaleX_threebot`;

function post(title: string, body: string): string {
  return `---
title: "${title}"
author: Kristof
author_image: kristof.jpg
tags: tech, open source
published_at: 2018-03-09
post_image: ${title.toLowerCase().replaceAll(' ', '_')}.jpg
---

${body}
`;
}

/** Posts beside the seed that link what it links, each in a way of its own. */
export const otherPosts: Readonly<Record<string, string>> = {
  [secondPost]: post(
    'Self healing',
    `Read [the code](${threebot}/tree/master/ThreeBotPackages?q=a#top), and [its issues](${threebot}/issues).`,
  ),
  [thirdPost]: post('Automation', `See [Threebot][1].\n\n[1]: ${threebot}`),
};

/** The seed, or undefined where the material beside the checkout is absent. */
export async function seedText(): Promise<string | undefined> {
  const { extensionUri } = extension();
  const file = vscode.Uri.joinPath(extensionUri, '../shared/seed/open_source_technology.md');
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await vscode.workspace.fs.readFile(file),
    );
  } catch {
    return undefined;
  }
}

export async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(workspaceFile(path), new TextEncoder().encode(text));
}

/** Puts the seed and what stands beside it into the workspace; answers the seed's text. */
export async function makeSeedBlog(): Promise<string | undefined> {
  const seed = await seedText();
  if (seed !== undefined) {
    await write(`${seedFolder}/.component-posts.json`, '{ "posts": [{ "files": "*.md" }] }\n');
    await write(seedPost, seed);
    for (const [path, text] of Object.entries(otherPosts)) {
      await write(path, text);
    }
  }
  return seed;
}

export async function removeSeedBlog(): Promise<void> {
  try {
    await vscode.workspace.fs.delete(workspaceFile(seedFolder), { recursive: true });
  } catch {
    // It was not made where there is no seed.
  }
}
