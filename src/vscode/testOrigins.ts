import * as vscode from 'vscode';

/** An origin on this machine, with a port of its own. */
const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/;

/**
 * What stands in for the origins of hosts while the extension is tested: addresses on loopback, and only
 * where VS Code runs the extension's own tests. Anywhere else the setting says nothing, also for whoever
 * develops the extension.
 */
export function testOrigins(
  mode: vscode.ExtensionMode,
  setting: unknown,
): ReadonlyMap<string, string> {
  if (mode !== vscode.ExtensionMode.Test || typeof setting !== 'object' || setting === null) {
    return new Map();
  }
  return new Map(
    Object.entries(setting).filter(
      (entry): entry is [string, string] =>
        entry[0].startsWith('https://') && typeof entry[1] === 'string' && loopback.test(entry[1]),
    ),
  );
}
