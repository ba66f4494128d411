// How long the page takes, for tests and for whoever looks into it: read them with
// `performance.getEntriesByName('component-posts:show')`.

/** Whole views, and changes of them. */
export type Drawing = 'component-posts:show' | 'component-posts:change';

/** A page that is open all day keeps no more measures of a kind than this. */
const most = 200;

/**
 * Measures from the receipt of a message until what it changed has been painted.
 *
 * @param start `performance.now()` at the receipt.
 */
export function measureDrawing(name: Drawing, start: number): void {
  // A hidden page paints when it is seen again, which says nothing about the page.
  if (document.visibilityState === 'hidden') {
    return;
  }
  requestAnimationFrame(() => {
    // Called before the frame is painted; a message comes after it.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      if (performance.getEntriesByName(name).length >= most) {
        performance.clearMeasures(name);
      }
      performance.measure(name, { start, end: performance.now() });
    };
    port2.postMessage(undefined);
  });
}
