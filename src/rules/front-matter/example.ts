import type { RuleExample } from '../rule';

const right = `---
title: "Our stack: its parts"
author: Mara
author_image: mara.jpg
tags: tech
published_at: 2026-03-09
post_image: stack.jpg
---
`;

/** Sound front matter as the right example, and the same with something else in one place. */
export function example(from: string, to: string): { wrong: string; right: string } {
  return { wrong: right.replace(from, to), right };
}

/** The same where only the author can know the right answer. */
export function unfixableExample(from: string, to: string): RuleExample {
  return { ...example(from, to), right: undefined };
}
