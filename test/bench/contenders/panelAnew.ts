// The Linked Repositories page without its changes: whatever comes, everything is drawn anew.
import { measureDrawing } from '../../../src/preview/panel/measure';
import { PanelPage } from '../../../src/preview/panel/page';
import { parseHostMessage } from '../../../src/preview/panel/hostMessages';

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const start = performance.now();
  const message = parseHostMessage(data);
  if (message !== undefined) {
    const root = document.createElement('div');
    root.id = 'root';
    document.body.replaceChildren(root);
    new PanelPage(root, {
      post: () => undefined,
      load: () => undefined,
      save: () => undefined,
    }).receive(message);
    measureDrawing('component-posts:show', start);
  }
});
