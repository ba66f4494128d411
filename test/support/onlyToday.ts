import { noComponents, type KnownValues } from '../../src/profile/knownValues';

/** Nothing but the day is known: a post alone, or an index that is not built yet. */
export function onlyToday(today: string): KnownValues {
  return {
    today,
    valuesOf: () => [],
    companionsOf: () => [],
    placesOf: () => [],
    componentsOfBlog: () => noComponents,
    addressOfComponent: () => undefined,
    addressesOfRepositories: () => [],
    verdictOf: () => undefined,
    folders: () => undefined,
  };
}
