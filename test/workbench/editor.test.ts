import assert from 'node:assert/strict';
import { samplePost, suiteInWorkbench } from './harness';

suiteInWorkbench('the editor', (get) => {
  test('shows the card of an entry under the mouse', async () => {
    const workbench = get();
    await workbench.open(samplePost);
    const text = await (await workbench.showHover()).innerText();
    assert.match(text, /tidewater\/logbook/);
    // Of the section that goes with the entry.
    assert.match(text, /answers in a blink/);
  });

  test('leads from the line above the overview to the panel', async () => {
    const workbench = get();
    await workbench.open(samplePost);
    const lens = workbench.page.locator('.codelens-decoration a', { hasText: '5 repositories' });
    await lens.click();
    const frame = await workbench.webview('panel');
    await frame.getByText('Harbour = Message Bus').first().waitFor();
  });
});
