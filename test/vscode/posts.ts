// Posts that several suites open; about the stack of the sample blog.

/** A post with three problems in its front matter: a date, a slip in a name, a missing field. */
export const troubled = `---
title: "How the stations talk"
auther: Mara
author_image: mara.png
published_at: 2026-3-9
post_image: stations.png
---

## Who talks to whom

The components of the stack, from the ground up.

- [Harbour = Message Bus](https://github.com/tidewater-stack/harbour)
- [Logbook](https://codeberg.org/tidewater/logbook)

**Harbour**: carries every reading from the stations to whoever listens.

To dive deeper, see [Harbour on GitHub](https://github.com/tidewater-stack/harbour)

**Logbook** (also known as Tide Store): keeps readings for years.

To dive deeper, see [Logbook on Codeberg](https://codeberg.org/tidewater/logbook)
`;

export const clean = `---
title: "How the stations talk"
author: Mara
author_image: mara.png
tags: tech, weather
published_at: 2026-03-09
post_image: stations.png
---

Nothing is wrong here.
`;
