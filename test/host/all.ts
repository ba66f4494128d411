// Everything that must hold before a change is taken: `npm test`.
import { gitHttpBackend } from '../doubles/gitHttp';
import { canUseApt, installWithApt } from './debian';
import { runMain } from './processes';
import { runPhases, script, type Phases, type Step } from './steps';

const host = (name: string): Step['command'] => [
  process.execPath,
  '--import',
  'tsx',
  `test/host/${name}.ts`,
];

const phases: Phases = [
  [[{ title: 'Build', command: script('build', '--minify') }]],
  [
    [{ title: 'Lint', command: script('check:lint') }],
    [
      { title: 'Format', command: script('check:format') },
      { title: 'Types', command: script('check:types') },
      // Of their own, since they take as long as all other unit tests: the inner loop goes without.
      { title: 'Hostile texts', command: script('test:hostile'), mocha: true },
    ],
  ],
  [
    [
      { title: 'In VS Code', command: host('runVscode'), mocha: true },
      { title: 'In a web extension host', command: host('runWeb'), mocha: true },
      { title: 'In the workbench', command: host('runWorkbench'), mocha: true },
      { title: 'Components in Chromium', command: script('test:components'), mocha: true },
    ],
  ],
  [
    [{ title: 'Unit tests', command: script('test:unit'), mocha: true }],
    [
      { title: 'The command line', command: script('test:processes'), mocha: true },
      // Behind those in VS Code, since they compare with the grammars of the one just installed.
      { title: 'Grammars', command: script('test:grammar'), mocha: true },
    ],
  ],
  [
    [
      { title: 'Package', command: script('package') },
      { title: 'The installed package', command: host('runPackage'), mocha: true },
    ],
  ],
];

runMain(async () => {
  // A git server is a part of git; the tests that ask one are skipped where there is none.
  if (gitHttpBackend() === undefined && canUseApt()) {
    await installWithApt('git', ['git']);
  }
  return runPhases(phases, { COMPONENT_POSTS_FUZZ: '1' });
});
