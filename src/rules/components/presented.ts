import type { Component } from '../../post/component';
import { normaliseName, resembles } from '../../post/names';

/**
 * Whether a component is surely one: the overview names it, or its section links a repository that is
 * called like it. Other sections may be about anything, a person or how to install something.
 */
export function isSurelyPresented({ name, entry, section }: Component): boolean {
  const repository = section?.link?.repository;
  return (
    entry !== undefined ||
    (repository !== undefined &&
      resembles(normaliseName(name), normaliseName(repository.name ?? repository.owner)))
  );
}
