/** One that finds problems in a post; each is bundled alike, so that none has a head start. */
export interface Contender {
  /** How many different things it looks for. */
  readonly checks: number;
  /** Opens a post for editing. */
  open(): Check;
}

/** Takes the next state of the post and answers how many problems it has. */
export type Check = (text: string) => number | Promise<number>;
