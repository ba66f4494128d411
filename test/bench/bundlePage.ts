import { bundlePage as bundle } from '../support/bundlePage';

export interface PageBundle {
  readonly script: string;
  readonly style: string;
  /** The icons, `codicon.ttf` beside the style sheet. */
  readonly font: Buffer;
}

/**
 * Script and style sheet of a page, as they are bundled for release.
 *
 * @param script and style sheet as paths below the project.
 */
export async function bundlePage(script: string, style: string): Promise<PageBundle> {
  const files = await bundle(script, style, true);
  const contents = (name: string): Buffer => files.get(name) ?? Buffer.of();
  return {
    script: contents('page.js').toString(),
    style: contents('page.css').toString(),
    font: contents('codicon.ttf'),
  };
}
