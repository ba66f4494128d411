import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { documentationOf } from '../rules/documentation';
import { rules } from '../rules/registry';

/** The pages of all rules by their path below the folder of the program: the build writes them there. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map(rules.map((rule) => [pathOf(rule.id), documentationOf(rule)]));
}

/** The address of the page of a rule beside the program; undefined where there is none. */
export function pageBesideProgram(rule: string): string | undefined {
  const page = new URL(pathOf(rule), import.meta.url);
  return existsSync(fileURLToPath(page)) ? page.href : undefined;
}

function pathOf(rule: string): string {
  return `rules/${rule}.md`;
}
