import colors from 'picocolors';
import { documentationOf } from '../../rules/documentation';
import { rules } from '../../rules/registry';
import type { Rule } from '../../rules/rule';
import { examples, type AddCommand } from '../command';
import { colorOption } from '../reporters/options';
import { ruleNamed } from '../ruleNamed';
import { usesColors, type ColorChoice } from '../colors';
import { wrapped } from '../wrap';

interface ExplainOptions {
  readonly markdown?: boolean;
  readonly color: ColorChoice;
}

/** Longer lines are hard to read, however wide a terminal is. */
const widest = 100;
/** Where no terminal says how wide it is. */
const usual = 80;

export const addExplain: AddCommand = (program, io) => {
  program
    .command('explain')
    .description('Explains a rule: what it asks for, why, and how to silence it.')
    .argument('[rule]', 'Its name, as problems have it; without one, all rules are listed.')
    .option('--markdown', 'Write Markdown, for pages of your own.')
    .addOption(colorOption())
    .addHelpText(
      'after',
      examples([
        ['component-posts explain', 'all rules'],
        ['component-posts explain front-matter/date-format', 'one rule'],
        ['component-posts explain date-format', 'the same'],
        ['component-posts explain links/malformed --markdown > malformed.md', 'its page'],
      ]),
    )
    .action(async (name: string | undefined, { markdown = false, color }: ExplainOptions) => {
      const style = {
        colors: usesColors(io.stdout, io.env, color),
        columns: Math.min(io.stdout.columns ?? usual, widest),
      };
      if (name === undefined) {
        io.stdout.write(markdown ? markdownList() : terminalList(style));
        return;
      }
      const page = documentationOf(ruleNamed(name));
      if (markdown) {
        io.stdout.write(page);
        return;
      }
      // What reads Markdown takes its time to get ready, and no other command needs it.
      const { terminalMarkdown } = await import('../terminalMarkdown');
      io.stdout.write(terminalMarkdown(page, style));
    });
};

function areas(): ReadonlyMap<string, readonly Rule[]> {
  const byArea = new Map<string, Rule[]>();
  for (const rule of rules) {
    const area = rule.id.slice(0, rule.id.indexOf('/'));
    byArea.set(area, [...(byArea.get(area) ?? []), rule]);
  }
  return byArea;
}

function terminalList(style: { readonly colors: boolean; readonly columns: number }): string {
  const paint = colors.createColors(style.colors);
  const lists = Array.from(areas(), ([area, ofArea]) =>
    [
      paint.bold(area),
      ...ofArea.map(
        ({ id, severity, summary }) =>
          `  ${paint.cyan(id)} ${paint.dim(`(${severity})`)}\n${wrapped(summary, style.columns, '    ')}`,
      ),
    ].join('\n'),
  );
  return `${lists.join('\n\n')}\n`;
}

function markdownList(): string {
  const lists = Array.from(areas(), ([area, ofArea]) =>
    [
      `## ${area}\n`,
      ...ofArea.map(({ id, severity, summary }) => `- \`${id}\` (${severity}): ${summary}`),
    ].join('\n'),
  );
  return `# Rules\n\n${lists.join('\n\n')}\n`;
}
