// Everything that must hold before a change is taken: `npm test`.
import { gitHttpBackend } from '../doubles/gitHttp';
import { canUseApt, installWithApt } from './debian';
import { runMain } from './processes';
import { runPhases, script, type Phase, type Step } from './steps';

const host = (name: string): Step['command'] => [
  process.execPath,
  '--import',
  'tsx',
  `test/host/${name}.ts`,
];

const phases: readonly Phase[] = [
  { steps: [{ title: 'Build', command: script('build', '--minify') }], atOnce: 1 },
  {
    steps: [
      { title: 'In VS Code', command: host('runVscode'), mocha: true },
      { title: 'In a web extension host', command: host('runWeb'), mocha: true },
      { title: 'In the workbench', command: host('runWorkbench'), mocha: true },
      { title: 'Components in Chromium', command: script('test:components'), mocha: true },
    ],
    atOnce: 1,
  },
  {
    // Those that take long first. All behind VS Code, since the grammars are compared with those of the one that
    // is installed for it.
    steps: [
      { title: 'Unit tests', command: script('test:unit'), mocha: true },
      { title: 'Lint', command: script('check:lint') },
      // Of their own, since they take as long as all other unit tests: the inner loop goes without.
      { title: 'Hostile texts', command: script('test:hostile'), mocha: true },
      { title: 'The command line', command: script('test:processes'), mocha: true },
      { title: 'Grammars', command: script('test:grammar'), mocha: true },
      { title: 'Format', command: script('check:format') },
      { title: 'Types', command: script('check:types') },
    ],
    atOnce: 2,
  },
  {
    steps: [
      { title: 'Package', command: script('package') },
      { title: 'The installed package', command: host('runPackage'), mocha: true },
    ],
    atOnce: 1,
  },
];

runMain(async () => {
  // A git server is a part of git; the tests that ask one are skipped where there is none.
  if (gitHttpBackend() === undefined && canUseApt()) {
    await installWithApt('git', ['git']);
  }
  return runPhases(phases, { COMPONENT_POSTS_FUZZ: '1' });
});
