import assert from 'node:assert/strict';
import { FactsIndex } from '../../src/blog/factsIndex';

suite('An index of facts that travelled', () => {
  /** What is asked of an index in which posts told of a name, and whether that is beyond what was told. */
  function isBeyond(
    closings: boolean,
    ask: (told: ReturnType<FactsIndex['toldTo']>) => unknown,
  ): boolean {
    const index = new FactsIndex(['Anvil'], closings);
    index.add('/a.md', '/', () => [['author', ['Mara']]]);
    let beyond = false;
    ask(
      index.toldTo('/b.md', '/', () => {
        beyond = true;
      }),
    );
    return beyond;
  }

  test('knows the fields of all posts, and of the rest what everybody was asked for', () => {
    assert.equal(
      isBeyond(false, (told) => {
        assert.deepEqual(told.valuesOf('author'), [{ text: 'Mara', uses: 1 }]);
        assert.equal(told.addressOfComponent('anvil'), undefined);
      }),
      false,
    );
    assert.equal(
      isBeyond(true, (told) => told.componentsOfBlog().closings),
      false,
    );
  });

  test('says so where it was asked for more', () => {
    const questions = [
      (told: ReturnType<FactsIndex['toldTo']>) => told.addressOfComponent('Bellows'),
      (told: ReturnType<FactsIndex['toldTo']>) => told.placesOf('author', 'Mara'),
      (told: ReturnType<FactsIndex['toldTo']>) => told.componentsOfBlog().closings,
      (told: ReturnType<FactsIndex['toldTo']>) => told.componentsOfBlog().components,
    ];
    for (const ask of questions) {
      assert.equal(isBeyond(false, ask), true);
    }
  });
});
