import { Option } from 'commander';

/** An option that may be given several times. @param valueOf takes each value as the user wrote it. */
export function repeatable(
  flags: string,
  description: string,
  valueOf: (written: string) => string = String,
): Option {
  return new Option(flags, description).argParser(
    (written: string, earlier: readonly string[] | undefined) => [
      ...(earlier ?? []),
      valueOf(written),
    ],
  );
}
