// A post whose links have become old, and a host that says so; for suites that show facts in the editor.
import type { World } from '../doubles/double';

export const linkedOrigin = 'https://codeberg.org';

export const linkedWorld: World = {
  repositories: [
    {
      id: 1,
      path: 'tide/harbour',
      description:
        'Carries readings [x](command:workbench.action.quit) <b>fast</b> ![p](https://evil.example/p.png)',
      language: 'Rust',
      license: 'MIT',
      stars: 1234,
      pushed: '2023-05-03',
    },
    {
      id: 2,
      path: 'tide-archive/logbook',
      formerly: ['tide/logbook'],
      description: 'Remembers what the stations said, in the order in which they said it',
      language: 'Go',
      license: 'Apache-2.0',
      stars: 12,
      archived: '2021-05-03',
      pushed: '2021-04-30',
    },
    { id: 3, path: 'tide/net', isFork: true, language: 'C', stars: 3, license: 'GPL-3.0' },
  ],
  owners: [
    { login: 'tide', kind: 'organisation', name: 'Tide Works', description: 'Shows things' },
    { login: 'tide-archive', kind: 'organisation' },
  ],
  tokens: [],
};

export const linkedPost = `---
title: "How the stations talk"
author: Mara
author_image: mara.png
tags: tech, weather
published_at: 2026-03-09
post_image: stations.png
---

The stations talk to each other with these parts.

- [Message Bus = Harbour](${linkedOrigin}/tide/harbour), the one that speaks
- [Logbook = Storage](${linkedOrigin}/tide/logbook)
- [Net Mender](${linkedOrigin}/tide/net)

**Harbour**: carries *readings* between the stations, whatever the weather is. It does more.

See [Harbour](${linkedOrigin}/tide/harbour).

**Storage** (Logbook): remembers what was said.

See [Logbook](${linkedOrigin}/tide/logbook/releases?q=1) and [its sources](${linkedOrigin}/tide/logbook), made by [Tide](${linkedOrigin}/tide).

See also [Gone](${linkedOrigin}/tide/gone).
`;
