// What whoever changes something runs again and again: `npm run check`.
import { runMain } from './processes';
import { runPhases, script } from './steps';

runMain(() =>
  runPhases([
    [
      [{ title: 'Unit tests', command: script('test:unit'), mocha: true }],
      [
        { title: 'Types', command: script('check:types') },
        { title: 'Lint', command: script('check:lint') },
        { title: 'Format', command: script('check:format') },
      ],
    ],
  ]),
);
