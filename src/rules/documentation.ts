import type { Rule, Severity } from './rule';

const severities: Readonly<Record<Severity, string>> = {
  error: 'an error',
  warning: 'a warning',
  information: 'information',
  hint: 'a hint',
};

/** The page that explains a rule, as Markdown. */
export function documentationOf({
  id,
  summary,
  severity,
  rationale,
  examples,
  since,
}: Rule): string {
  return [
    `# ${id}`,
    summary,
    `It is ${severities[severity]} and has been there since version ${since}.`,
    '## Why',
    rationale,
    ...(examples.length === 0 ? [] : ['## Example']),
    ...examples.flatMap(({ wrong, right }) => [
      'Not like this:',
      fenced(wrong),
      ...(right === undefined
        ? ['What would be right, only the author knows.']
        : ['But like this:', fenced(right)]),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function fenced(example: string): string {
  return `\`\`\`markdown\n${example.trimEnd()}\n\`\`\``;
}
