// What whoever changes something runs again and again: `npm run check`.
import { runMain } from './processes';
import { runPhases, script } from './steps';

runMain(() =>
  runPhases([
    {
      // Those that take long first.
      steps: [
        { title: 'Unit tests', command: script('test:unit'), mocha: true },
        { title: 'Lint', command: script('check:lint') },
        { title: 'Format', command: script('check:format') },
        { title: 'Types', command: script('check:types') },
      ],
      atOnce: 2,
    },
  ]),
);
