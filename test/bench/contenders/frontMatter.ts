// The least that any tool does with front matter: read it, with one library or the other.
import matter from 'gray-matter';
import { parseDocument } from 'yaml';

/** All of the front matter as a document with places, as an editor needs it. */
export function readWithYaml(text: string): number {
  const end = text.indexOf('\n---', 4);
  const document = parseDocument(text.slice(4, end + 1), { keepSourceTokens: true });
  return Object.keys(document.toJS() as object).length;
}

/** As most site generators read a post; with options, so that nothing comes from its memory. */
export function readWithGrayMatter(text: string): number {
  return Object.keys(matter(text, { language: 'yaml' }).data).length;
}
