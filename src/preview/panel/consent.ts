/** `always`: for every post. `blog`: for the posts of this workspace. `never`: for none. */
export const consentChoices = ['always', 'blog', 'never'] as const;
export type ConsentChoice = (typeof consentChoices)[number];
