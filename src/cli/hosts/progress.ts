import type { Output } from '../io';

/** One line on a terminal that says how far something is; nothing elsewhere. */
export class Progress {
  readonly #output: Output;
  readonly #what: string;

  /** @param what is going on, as the start of the line. */
  constructor(output: Output, what: string) {
    this.#output = output;
    this.#what = what;
  }

  show(done: number, all: number): void {
    this.#write(`${this.#what}: ${String(done)} of ${String(all)}`);
  }

  end(): void {
    this.#write('');
  }

  #write(text: string): void {
    if (this.#output.isTerminal) {
      this.#output.write(`\r\u001B[K${text}`);
    }
  }
}
