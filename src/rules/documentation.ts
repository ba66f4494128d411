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
  const language = /^---\n[\s\S]*\n---\n$/.test(example) ? 'yaml' : 'markdown';
  return `\`\`\`${language}\n${example.trimEnd()}\n\`\`\``;
}
