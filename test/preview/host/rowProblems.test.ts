import assert from 'node:assert/strict';
import { parsePost } from '../../../src/post/post';
import { applyEdits } from '../../../src/post/text';
import { placedRows } from '../../../src/vscode/panel/placedRows';
import { fixOf, problemsByRow, type PlacedProblem } from '../../../src/vscode/panel/rowProblems';
import { problemsOf } from '../../support/checking';

const post = `---
title: "Our stack"
tags: tech
---

- [Bus](https://codeberg.org/tide/bus)
- [Log](https://codeberg.org/tide/log)
- [Mast](http://codeberg.org/tide/mast)

**Bus**: carries, see [it](https://codeberg.org/tide/bus).

**Log**: keeps it, see [the log][1].

**Sail**: pulls.

See [Sail](https://codeberg.org/tide/sail).

## Thanks

To [the shipyard](http://codeberg.org/yard/ship).

[1]: http://codeberg.org/tide/log
`;

function found(text = post): ReadonlyMap<string, readonly PlacedProblem[]> {
  const problems = problemsByRow(placedRows(parsePost(text)), problemsOf(text));
  return new Map(
    placedRows(parsePost(text)).map(({ id, title }) => [title, problems.get(id) ?? []]),
  );
}

suite('The problems of a row', () => {
  test('are those in its entry, in its section and at its links, wherever the address stands', () => {
    assert.deepEqual(
      [...found()].map(([title, problems]) => [title, problems.map(({ problem }) => problem.rule)]),
      [
        ['Bus', []],
        ['Log', ['links/insecure']],
        ['Mast', ['components/entry-without-section', 'links/insecure']],
        ['Sail', ['components/section-without-entry']],
        ['Thanks', ['links/insecure']],
      ],
    );
  });

  test('no problem of the front matter is among them, and each is in one row alone', () => {
    const all = [...found().values()].flat().map(({ problem }) => problem);
    assert.ok(problemsOf(post).length > all.length);
    assert.equal(new Set(all).size, all.length);
  });

  test('each has an id of its own, and fixes that are found again by theirs', () => {
    const [first] = found().get('Mast') ?? [];
    assert.ok(first);
    const [fix] = first.shown.fixes;
    assert.equal(fix?.title, 'Add a section for Mast');
    const edits = fixOf(first.problem, fix.id)?.edits ?? [];
    assert.match(applyEdits(post, edits), /\*\*Mast\*\*/);
    assert.equal(fixOf(first.problem, '7 Add a section for Mast'), undefined);
    for (const problems of found().values()) {
      const ids = problems.map(({ shown }) => shown.id);
      assert.equal(new Set(ids).size, ids.length);
    }
  });

  test('are the same while other parts of the post change', () => {
    const shown = (text: string): unknown =>
      found(text)
        .get('Mast')
        ?.map((one) => one.shown);
    assert.deepEqual(shown(post.replace('carries,', 'carries everything,')), shown(post));
  });

  test('what changes the project file is not offered', () => {
    const [first] = found().get('Mast') ?? [];
    assert.ok(first);
    const change = { kind: 'add-known-value', field: 'tags', value: 'x' } as const;
    const problem = { ...first.problem, fixes: [{ title: 'Add it', edits: [], change }] };
    const row = placedRows(parsePost(post)).find(({ title }) => title === 'Mast');
    const [again] =
      problemsByRow(row === undefined ? [] : [row], [problem]).get(row?.id ?? '') ?? [];
    assert.deepEqual(again?.shown.fixes, []);
    assert.equal(fixOf(problem, '0 Add it'), undefined);
  });
});
