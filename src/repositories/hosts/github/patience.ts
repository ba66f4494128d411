import type { Answer } from '../../lookUp';

/** Decides, answer by answer, whether it makes sense to go on asking. */
export class Patience {
  #failures = 0;

  /** The host has answered, whatever it said about one target or another. */
  heard(): void {
    this.#failures = 0;
  }

  /** @returns the answer that all targets that are left get without a request; undefined to go on */
  after(answer: Answer): Answer | undefined {
    if (answer.state === 'limited' || answer.state === 'bad-token') {
      return answer;
    }
    if (answer.state !== 'failed') {
      this.heard();
      return undefined;
    }
    this.#failures += 1;
    // One repository may be too much for its host, or have an odd answer. Two in a row are no accident.
    const isHopeless = ['aborted', 'network', 'time-out'].includes(answer.reason);
    return isHopeless || this.#failures > 1 ? answer : undefined;
  }
}

export const aborted: Answer = { state: 'failed', reason: 'aborted', detail: 'aborted' };
