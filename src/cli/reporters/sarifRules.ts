import type { ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../../profile/severity';
import { documentationOf } from '../../rules/documentation';
import { rules } from '../../rules/registry';
import type { Rule } from '../../rules/rule';
import type { FileReport } from '../report';

/** All rules as SARIF describes them, and what else is told in files. */
export function descriptorsOf(
  files: readonly FileReport[],
  levels: Readonly<Record<Severity, Result.level>>,
): readonly ReportingDescriptor[] {
  const known = rules.map((rule) => descriptorOf(rule, levels));
  const ids = new Set(known.map(({ id }) => id));
  const others = new Map<string, ReportingDescriptor>();
  for (const { rule } of files.flatMap(({ problems }) => problems)) {
    if (!ids.has(rule) && !others.has(rule)) {
      others.set(rule, {
        id: rule,
        shortDescription: {
          text: rule.startsWith('project-file/')
            ? 'The project file says what it means.'
            : 'Files of the blog can be read.',
        },
        properties: { tags: [areaOf(rule)] },
      });
    }
  }
  return [...known, ...others.values()];
}

function descriptorOf(
  rule: Rule,
  levels: Readonly<Record<Severity, Result.level>>,
): ReportingDescriptor {
  const page = documentationOf(rule);
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.rationale.replace(/\n(?!\n)/g, ' ') },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [areaOf(rule.id)] },
  };
}

function areaOf(rule: string): string {
  return rule.slice(0, rule.indexOf('/'));
}
