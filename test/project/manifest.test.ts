import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { tokenTypes } from '../../src/assist/semanticTokens';
import { filesIn, manifest, read, root } from './files';

suite('manifest', () => {
  const { contributes, ...rest } = manifest();
  const commands = contributes.commands.map(({ command }) => command);

  test('types and engine are of one VS Code', () => {
    const types = rest.devDependencies['@types/vscode'];
    assert.equal(rest.engines['vscode'], `^${types ?? ''}`);
  });

  test('every command has a title and the category of the product', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.match(command, /^componentPosts\.[a-z]\w+$/);
      assert.match(title, /^[A-Z]/);
      assert.equal(category, 'Component Posts');
    }
  });

  test('menus name commands and submenus that exist', () => {
    const submenus = contributes.submenus.map(({ id }) => id);
    for (const items of Object.values(contributes.menus)) {
      for (const { command, submenu } of items) {
        assert.ok(command === undefined || commands.includes(command), command);
        assert.ok(submenu === undefined || submenus.includes(submenu), submenu);
      }
    }
  });

  test('the extension wakes for Markdown, a project file at the top, and its own panel only', () => {
    assert.deepEqual(
      rest.activationEvents.filter(
        (event) => !/^on(?:Language|WebviewPanel):|^workspaceContains:[^*]+$/.test(event),
      ),
      [],
    );
  });

  test('it says what it can in untrusted and virtual workspaces', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = rest.capabilities;
    assert.equal((untrustedWorkspaces as { supported: unknown }).supported, 'limited');
    assert.equal(virtualWorkspaces, true);
  });

  test('no workspace can change a setting that has to do with a network', () => {
    const { properties } = contributes.configuration;
    // How facts are shown that are known anyway asks nobody.
    const shown = 'componentPosts.repositories.factsAtLineEnd';
    const network = Object.entries(properties).filter(
      ([name]) => name.startsWith('componentPosts.repositories.') && name !== shown,
    );
    assert.ok(network.length >= 2);
    for (const [name, { scope, tags }] of network) {
      assert.equal(scope, 'application', name);
      assert.ok(tags?.includes('usesOnlineServices'), name);
    }
  });

  test('every file that it names is there', () => {
    const named = [...contributes.snippets, ...contributes.grammars].map((entry) => entry.path);
    for (const file of named) {
      assert.ok(existsSync(path.join(root, file)), file);
    }
    assert.equal(contributes.grammars.length, filesIn('syntaxes', '.json').length);
  });

  test('the token types are those that the extension sends', () => {
    assert.deepEqual(
      contributes.semanticTokenTypes.map(({ id }) => id),
      [...tokenTypes],
    );
  });

  test('nothing is installed with the extension, and every tool is pinned', () => {
    assert.deepEqual(rest.dependencies ?? {}, {});
    for (const [name, version] of Object.entries(rest.devDependencies)) {
      assert.match(version, /^(?:npm:[@\w/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/, name);
    }
  });

  test('the newest entry of the changelog is this version', () => {
    assert.equal(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1], rest.version);
  });

  test('every setting is read by the code', () => {
    const settings = read('src/vscode/settings.ts');
    for (const name of Object.keys(contributes.configuration.properties)) {
      assert.ok(settings.includes(`'${name.replace('componentPosts.', '')}'`), name);
    }
  });
});
