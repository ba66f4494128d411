// Posts that bring checkers of Markdown to a stand: each is small, and could be in any repository.
const many = 10_000;

function post(fields: string, body: string): string {
  return `---\ntitle: "Hostile"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: x.jpg\n${fields}---\n\n${body}\n`;
}

function times(text: string): string {
  return text.repeat(many);
}

export const hostilePosts: Readonly<Record<string, string>> = {
  'nested lists on one line': post('', times('- ')),
  'nested pictures': post('', times('![')),
  'nested links': post('', times('[a](')),
  'unclosed CDATA': post('', times('a <![CDATA[')),
  'lines of links': post(
    '',
    Array.from(
      { length: many },
      (_, index) => `- [x](https://github.com/a/b${String(index)})`,
    ).join('\n'),
  ),
  'nested brackets in YAML': post(`deep: ${times('[')}\n`, 'Body.'),
  'many keys in YAML': post(
    Array.from({ length: many }, (_, index) => `key${String(index)}: x\n`).join(''),
    'Body.',
  ),
  'many anchors in YAML': post(
    Array.from({ length: many }, (_, index) => `a${String(index)}: &n${String(index)} x\n`).join(
      '',
    ) + `all: [${Array.from({ length: many }, (_, index) => `*n${String(index)}`).join(', ')}]\n`,
    'Body.',
  ),
};
