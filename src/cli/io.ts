import type { Fetch } from '../repositories/fetchClient';

/** Where text goes: a terminal, a pipe, a test. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Of a terminal, in characters; undefined elsewhere. */
  readonly columns: number | undefined;
}

/** What a command has of the machine that it runs on, but for files. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Everything that standard input holds. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Does work that must not end in its middle, and tells it where somebody wants the program to end. */
  readonly untilInterrupted: <Result>(
    work: (interruption: AbortSignal) => Promise<Result>,
  ) => Promise<Result>;
  /** Absent where there is one thread alone. */
  readonly threads?: Threads;
  /** The way to the network, for who has the user's leave; absent where there is none. */
  readonly fetch?: Fetch;
}

/** Another thread of this program. */
export interface Thread {
  readonly send: (message: unknown) => void;
  /** What it sent next; rejects once it is gone. */
  readonly next: () => Promise<unknown>;
  readonly end: () => Promise<void>;
}

export interface Threads {
  /** @param task what it is to do, as data that can be sent. */
  readonly start: (task: object) => Thread;
  /** How many can work at the same time, this thread among them. */
  readonly cores: number;
}

/** What ends a command: 0 nothing to complain of, 1 problems, 2 it could not do what was asked. */
export type ExitCode = 0 | 1 | 2;

/** Somebody wants the program to end, and it left its work for that. */
export class Interrupted extends Error {}

/** What the user asked for cannot be done; the message says why and what to do, as plain sentences. */
export class UsageError extends Error {}
