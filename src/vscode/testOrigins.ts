import * as vscode from 'vscode';

/** An origin on this machine, with a port of its own. */
const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/;

/**
 * What stands in for the origins of hosts while the extension is tested: addresses on loopback, and only
 * where VS Code runs the extension's own tests; not for whoever develops the extension either. It is no
 * setting, so that nothing has to keep a workspace from it.
 */
export function testOrigins(
  mode: vscode.ExtensionMode,
  wanted: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  return new Map(
    mode === vscode.ExtensionMode.Test
      ? Object.entries(wanted).filter(
          ([origin, standIn]) => origin.startsWith('https://') && loopback.test(standIn),
        )
      : [],
  );
}
