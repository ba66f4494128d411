/** Bytes of a README that are read; longer ones are none for who wants a heading and a paragraph. */
export const longestReadme = 256 * 1024;
