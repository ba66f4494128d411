import type { Thread } from '../../io';
import type { Colleague, HandedIn } from './crew';
import type { PresentedByPost, Questions, ToldOfBlog } from './shift';

/** Between a thread and who started it: the next step, and what came of it. */
export type Step =
  | { readonly step: 'presented'; readonly questions: Questions }
  | { readonly step: 'finish'; readonly told: ToldOfBlog };

/** Somebody who works in a thread that was given a job. */
export function colleagueIn(thread: Thread): Colleague {
  const ask = (step: Step): Promise<unknown> => {
    thread.send(step);
    return thread.next();
  };
  return {
    told: async () => (await thread.next()) as Awaited<ReturnType<Colleague['told']>>,
    presentedFor: async (questions) =>
      (await ask({ step: 'presented', questions })) as readonly PresentedByPost[],
    finish: async (told) => (await ask({ step: 'finish', told })) as HandedIn,
    dismiss: () => thread.end(),
  };
}
