import { nearestName } from '../profile/spelling';
import { ruleById, rules } from '../rules/registry';
import type { Rule } from '../rules/rule';
import { UsageError } from './io';

/** The rule that a user means, by its id or by the end of it. @throws UsageError where there is none. */
export function ruleNamed(name: string): Rule {
  const found = ruleById(name) ?? onlyRule(name);
  if (found !== undefined) {
    return found;
  }
  if (/^(?:project-file|file)\//.test(name)) {
    throw new UsageError(
      `“${name}” is told of files, and is no rule of posts. Its message says what to do.`,
    );
  }
  throw new UsageError(
    `There is no rule “${name}”.${meant(name)} “component-posts explain” lists all rules.`,
  );
}

/** The one rule that a name without its area may mean. */
function onlyRule(name: string): Rule | undefined {
  const found = rules.filter(({ id }) => id.endsWith(`/${name}`));
  return found.length === 1 ? found[0] : undefined;
}

function meant(name: string): string {
  const ids = rules.map(({ id }) => id);
  const shortName = (id: string): string => id.slice(id.indexOf('/') + 1);
  const nearest = nearestName(name, ids) ?? nearestName(shortName(name), ids.map(shortName));
  const near = ids.filter(
    (id) =>
      id === nearest ||
      shortName(id) === nearest ||
      (name.length > 2 && shortName(id).includes(shortName(name))),
  );
  const few = near.slice(0, 5);
  return few.length === 0 ? '' : ` Did you mean ${few.join(', ')}?`;
}
