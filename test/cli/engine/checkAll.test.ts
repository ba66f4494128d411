import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DiskWorkspace } from '../../../src/cli/disk/workspace';
import { checkAll, type CheckAllOptions } from '../../../src/cli/engine/checkAll';
import { Checker } from '../../../src/cli/engine/checker';
import { readAll, type Colleague, type Job } from '../../../src/cli/engine/crew/crew';
import { Shift } from '../../../src/cli/engine/crew/shift';
import { withProjectReports } from '../../../src/cli/engine/projectReports';
import { exitCodeOf } from '../../../src/cli/exitCode';
import { severityOrder, type FileReport } from '../../../src/cli/report';
import { rules } from '../../../src/rules/registry';
import { temporaryFolders } from '../support';
import { blog } from './blogs';

const options = { today: '2026-11-29', withFixes: true };

/** Each file checked by itself, with the index of all posts. */
async function oneByOne(root: string): Promise<readonly FileReport[]> {
  const workspace = new DiskWorkspace(root);
  const markdown = workspace.markdown.files;
  const checker = await Checker.create(workspace, markdown, options);
  const reports: FileReport[] = [];
  for (const address of markdown) {
    const report = await checker.check(address);
    if (report !== undefined) {
      reports.push(report);
    }
  }
  return asData(withProjectReports(reports, workspace, options));
}

async function all(
  root: string,
  more: Partial<CheckAllOptions> = {},
): Promise<readonly FileReport[]> {
  const workspace = new DiskWorkspace(root);
  return asData(await checkAll(workspace, workspace.markdown.files, { ...options, ...more }));
}

/** Reports as JSON has them, where no part is made when somebody asks for it. */
function asData(reports: readonly FileReport[]): readonly FileReport[] {
  return structuredClone(
    reports.map(({ file, problems, unchecked }) => ({ file, problems, unchecked })),
  );
}

/** Works in this thread, on nothing but what could have been sent to another one. */
function colleagueFor(given: Job): Colleague {
  const job = {
    ...structuredClone({ ...given, counts: undefined, cache: undefined }),
    counts: given.counts,
  };
  const shift = new Shift(new DiskWorkspace(job.root, job.overlay), job.options, undefined);
  const working = readAll(shift, job);
  return {
    told: async () => {
      await working;
      return structuredClone({ posts: shift.takeTold(), questions: shift.questions });
    },
    presentedFor: (questions) =>
      Promise.resolve(structuredClone(shift.presentedFor(structuredClone(questions)))),
    finish: async (told) => ({
      reports: structuredClone(await shift.finish(structuredClone(told), () => undefined)),
      fresh: [],
      used: [],
    }),
    dismiss: () => Promise.resolve(),
  };
}

suite('Checking many files', () => {
  const folder = temporaryFolders();

  test('finds in each what is found in it alone', async () => {
    const root = folder(blog);
    const expected = await oneByOne(root);
    assert.ok(expected.flatMap(({ problems }) => problems).length > 50);
    assert.deepEqual(await all(root), expected);
  });

  test('finds the same in the sample blog and in real ones', async function () {
    this.timeout(120_000);
    const corpus = path.resolve('../shared/corpus/threefold-blog');
    const roots = [path.resolve('test/workspace'), ...(existsSync(corpus) ? [corpus] : [])];
    for (const root of roots) {
      assert.deepEqual(await all(root), await oneByOne(root), root);
    }
  });

  test('knows of a rule that fails without looking at its problems', async () => {
    const root = folder(blog);
    const rule = rules.find(({ id }) => id === 'links/text-not-descriptive');
    assert.ok(rule);
    const sound = { ...rule };
    const workspace = new DiskWorkspace(root);
    const ending = { failOn: 'never', named: [], cwd: root, root } as const;
    const failing = async (): Promise<readonly FileReport[]> =>
      checkAll(workspace, workspace.markdown.files, options);
    assert.equal(exitCodeOf({ ...ending, files: await failing() }), 0);
    try {
      Object.assign(rule, {
        check: () => {
          throw new Error('Of ours.');
        },
      });
      const files = await failing();
      assert.ok(files.some(({ loudness }) => loudness === 'failed'));
      assert.equal(exitCodeOf({ ...ending, files }), 2);
    } finally {
      Object.assign(rule, sound);
    }
  });

  test('tells how loud the problems of each file are', async () => {
    const root = folder(blog);
    const workspace = new DiskWorkspace(root);
    let known = 0;
    for (const report of await checkAll(workspace, workspace.markdown.files, options)) {
      const { file, loudness, problems } = report;
      if (loudness !== undefined) {
        known++;
        const loudest = severityOrder.find((level) =>
          problems.some(({ severity }) => severity === level),
        );
        assert.equal(loudness, loudest ?? 'silent', file);
      }
    }
    assert.ok(known > 20);
  });

  test('finds the same whoever takes which file', async () => {
    const root = folder(blog);
    const expected = await all(root);
    const threads = { start: colleagueFor, most: 3, filesEach: 5 };
    assert.deepEqual(await all(root, { threads }), expected);
  });

  test('does all the work itself once somebody is gone, at whatever step', async () => {
    const root = folder(blog);
    const expected = await all(root);
    const steps = ['told', 'presentedFor', 'finish'] as const;
    for (const step of steps) {
      let dismissed = 0;
      const start = (job: Job): Colleague => ({
        ...colleagueFor(job),
        [step]: () => Promise.reject(new Error('It is gone.')),
        dismiss: () => {
          dismissed++;
          return Promise.resolve();
        },
      });
      assert.deepEqual(
        await all(root, { threads: { start, most: 3, filesEach: 5 } }),
        expected,
        step,
      );
      assert.equal(dismissed, 2, 'nobody keeps the process alive');
    }
  });

  test('starts nobody for a few files, or where one thread is wanted', async () => {
    const start = (): Colleague => {
      throw new Error('Nobody should be started.');
    };
    await all(folder(blog), { threads: { start, most: 8 } });
    await all(folder(blog), { threads: { start, most: 1, filesEach: 1 } });
  });

  test('reads only some of the files for what others are told', async () => {
    const root = folder(blog);
    const workspace = new DiskWorkspace(root);
    const chosen = ['one/posts/c.md', 'one/posts/d.md'];
    const some = asData(
      await checkAll(
        workspace,
        chosen.map((file) => path.posix.join(workspace.root, file)),
        options,
      ),
    );
    const expected = (await all(root)).filter(
      ({ file }) => chosen.includes(file) || file === 'one/.component-posts.json',
    );
    assert.deepEqual(some, expected);
  });
});
