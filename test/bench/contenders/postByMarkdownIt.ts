// The text of a post as VS Code's own preview draws it: all of it anew, by markdown-it.
import MarkdownIt from 'markdown-it';
import { parsePostHostMessage } from '../../../src/preview/post/protocol';

const markdownIt = new MarkdownIt({ html: true, linkify: true, breaks: true });

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = parsePostHostMessage(data);
  if (message?.type === 'show' && message.view.state === 'post') {
    const page = new DOMParser().parseFromString(
      `<div class="body">${markdownIt.render(message.view.markdown)}</div>`,
      'text/html',
    );
    document.getElementById('root')?.replaceChildren(...page.body.childNodes);
  }
});
