import assert from 'node:assert/strict';
import { samplePost, suiteInWorkbench, untilTexts } from './harness';

suiteInWorkbench('the side bar', (get) => {
  test('opens by its icon, and lists what the panel lists', async () => {
    const workbench = get();
    await workbench.open(samplePost);
    const frame = await workbench.openSideBar();
    await untilTexts(frame.locator('.row-title'), [
      'Station OS = Keel',
      'Harbour = Message Bus',
      'Logbook',
      'Dashboard = Spyglass',
      'Knots',
    ]);
    assert.deepEqual(await workbench.violations(frame), []);
    await frame.locator('.row-title', { hasText: 'Knots' }).click();
    await workbench.untilCursorAt('- [Knots]');
  });
});
