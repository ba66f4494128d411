import assert from 'node:assert/strict';
import { bundle, bundleFile } from './bundle';
import { manifestTexts, read } from './files';
import { readReadme, withGeneratedParts, withGeneratedSetting } from './generate';
import { textsInPlace } from './nls';
import {
  baselineJsonSchema,
  baselineSchemaFile,
  lockfileJsonSchema,
  lockfileSchemaFile,
  projectFileJsonSchema,
  reportJsonSchema,
  reportSchemaFile,
  schemaFile,
} from './schema';

/** Prettier pads the cells of a table; what they say is what counts. */
function unpadded(markdown: string): string {
  return markdown.replace(/[ ]{2,}/g, ' ').replace(/-{3,}/g, '---');
}

suite('generated parts', () => {
  test('the tables in README.md are those that `npm run generate` writes', () => {
    const readme = readReadme();
    assert.equal(unpadded(readme), unpadded(withGeneratedParts(readme)));
  });

  test('the schema of the project file is that which `npm run generate` writes', () => {
    assert.deepEqual(
      JSON.parse(read(schemaFile)),
      JSON.parse(JSON.stringify(projectFileJsonSchema())),
    );
  });

  test('the schema of the lockfile is that which `npm run generate` writes', () => {
    assert.deepEqual(
      JSON.parse(read(lockfileSchemaFile)),
      JSON.parse(JSON.stringify(lockfileJsonSchema())),
    );
  });

  test('the schema of reports is that which `npm run generate` writes', () => {
    assert.deepEqual(
      JSON.parse(read(reportSchemaFile)),
      JSON.parse(JSON.stringify(reportJsonSchema())),
    );
  });

  test('the schema of the baseline is that which `npm run generate` writes', () => {
    assert.deepEqual(
      JSON.parse(read(baselineSchemaFile)),
      JSON.parse(JSON.stringify(baselineJsonSchema())),
    );
  });

  test('the setting for severities has every rule', () => {
    const { manifest } = withGeneratedSetting(read('package.json'), manifestTexts());
    assert.deepEqual(JSON.parse(read('package.json')), manifest);
  });

  test('the texts of the manifest stand in a file of their own, as `npm run generate` moves them', () => {
    assert.deepEqual(textsInPlace(JSON.parse(read('package.json'))), []);
    const { texts } = withGeneratedSetting(read('package.json'), manifestTexts());
    assert.deepEqual(manifestTexts(), texts);
  });

  test('the texts of the code that can be translated are those that `npm run generate` finds', () => {
    assert.deepEqual(JSON.parse(read(bundleFile)), bundle());
  });
});
