import * as vscode from 'vscode';

export const section = 'componentPosts';

export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
}

export function settingsFor({ uri }: vscode.TextDocument): Settings {
  const configuration = vscode.workspace.getConfiguration(section, uri);
  return {
    enable: configuration.get('enable', true),
    run: configuration.get<Settings['run']>('run', 'onType'),
  };
}
