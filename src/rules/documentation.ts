import type { Rule } from './rule';

/** The page that explains a rule, as Markdown. */
export function documentationOf({
  id,
  summary,
  severity,
  fix,
  rationale,
  examples,
  since,
}: Rule): string {
  return [
    `# ${id}`,
    summary,
    `Severity: ${severity}. Quick fix: ${fix}. Since version ${since}.`,
    '## Why',
    rationale,
    ...(examples.length === 0 ? [] : ['## Example']),
    ...examples.flatMap(({ wrong, right }) => [
      'Not like this:',
      example(wrong),
      ...(right === undefined
        ? ['What would be right, only the author knows.']
        : ['But like this:', example(right)]),
    ]),
    '## Silencing it',
    silencingLines(id),
  ]
    .join('\n\n')
    .concat('\n');
}

/** How to silence a rule, with the exact lines to write. */
export function silencingLines(id: string): string {
  if (id === 'internal/rule-failed') {
    return 'A failure of the extension itself is always told.';
  }
  const inFront = [
    `author: Mara # component-posts-disable-line ${id}`,
    '',
    `# component-posts-disable-next-line ${id} -- why, if you like`,
    'author: Mara',
    '',
    `# component-posts-disable ${id}`,
    'author: Mara',
    `# component-posts-enable ${id}`,
  ];
  const inBody = [
    `Text. <!-- component-posts-disable-line ${id} -->`,
    '',
    `<!-- component-posts-disable-next-line ${id} -->`,
    'Text.',
    '',
    `<!-- component-posts-disable ${id} -->`,
    '',
    'Text.',
    '',
    `<!-- component-posts-enable ${id} -->`,
  ];
  const inFile = [`# component-posts-disable-file ${id}`];
  const inProject = [
    '{',
    '  "rules": {',
    `    "${id}": "off"`,
    '  },',
    '  "overrides": [',
    `    { "files": "old-posts/**", "rules": { "${id}": "off" } }`,
    '  ]',
    '}',
  ];
  return [
    'In lines of the front matter. A value over several lines counts as one line.',
    fenced(inFront.join('\n'), 'yaml'),
    'In lines of the text.',
    fenced(inBody.join('\n'), 'html'),
    `In a whole post: as the first line of its front matter, which is also where problems of the fence are silenced, or as \`<!-- component-posts-disable-file ${id} -->\` in its text.`,
    fenced(inFile.join('\n'), 'yaml'),
    'In the project or in a folder of it: in `.component-posts.json`, where another severity (`error`, `warning`, `information`, `hint`) may stand instead of `off`.',
    fenced(inProject.join('\n'), 'json'),
    'Several rules stand behind each other with a space or a comma between them; without any, every rule is silenced.',
  ].join('\n\n');
}

function example(text: string): string {
  return fenced(text.trimEnd(), /^---\n[\s\S]*\n---\n$/.test(text) ? 'yaml' : 'markdown');
}

/** Code that stays code whatever is in it. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
