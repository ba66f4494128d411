import * as vscode from 'vscode';
import type { SeverityChoice } from '../profile/severity';

export const section = 'componentPosts';

export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly continueLists: boolean;
}

export function settingsFor({ uri }: vscode.TextDocument): Settings {
  const configuration = vscode.workspace.getConfiguration(section, uri);
  return {
    enable: configuration.get('enable', true),
    run: configuration.get<Settings['run']>('run', 'onType'),
    continueLists: configuration.get('continueLists', true),
  };
}

const choices: ReadonlySet<unknown> = new Set<SeverityChoice>([
  'error',
  'warning',
  'information',
  'hint',
  'off',
]);

/** The severities that the settings have for rules, as far as both exist. */
export function severitiesFor(
  uri: vscode.Uri,
  rules: readonly { readonly id: string }[],
): ReadonlyMap<string, SeverityChoice> {
  const said = vscode.workspace.getConfiguration(section, uri).get<unknown>('rules');
  const severities = new Map<string, SeverityChoice>();
  for (const [rule, severity] of Object.entries(said ?? {}) as [string, SeverityChoice][]) {
    if (choices.has(severity) && rules.some(({ id }) => id === rule)) {
      severities.set(rule, severity);
    }
  }
  return severities;
}

/** What the author said about asking the hosts of repositories. */
export type LookUpSetting = 'ask' | 'always' | 'never';

const lookUp = 'repositories.lookup';

/** As the author says alone: a workspace has no say, whatever the scope of the setting. */
export function lookUpSetting(): LookUpSetting {
  const said = vscode.workspace.getConfiguration(section).inspect<unknown>(lookUp)?.globalValue;
  // Anything that is not understood must not allow anything.
  return said === 'always' || said === 'never' ? said : 'ask';
}

export async function setLookUpSetting(value: LookUpSetting): Promise<void> {
  if (value !== lookUpSetting()) {
    await vscode.workspace
      .getConfiguration(section)
      .update(lookUp, value === 'ask' ? undefined : value, vscode.ConfigurationTarget.Global);
  }
}

const factsAtLineEnd = 'repositories.factsAtLineEnd';
export const factsAtLineEndSetting = `${section}.${factsAtLineEnd}`;

/** Whether the author wants facts about links behind their lines. */
export function showsFactsAtLineEnd({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, uri).get(factsAtLineEnd, false);
}

const overviewLens = 'overviewLens';
export const overviewLensSetting = `${section}.${overviewLens}`;

/** Whether a line above the overview says what it links. */
export function showsOverviewLens({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, uri).get(overviewLens, true);
}

const hosts = 'repositories.hosts';
export const hostsSetting = `${section}.${hosts}`;

/** The author's own hosts: a workspace must not name any, whatever the setting's scope says. */
export function wantedHosts(): Readonly<Record<string, unknown>> {
  const said = vscode.workspace.getConfiguration(section).inspect<unknown>(hosts)?.globalValue;
  return typeof said === 'object' ? { ...said } : {};
}

export async function saveHosts(wanted: Readonly<Record<string, unknown>>): Promise<void> {
  await vscode.workspace
    .getConfiguration(section)
    .update(hosts, wanted, vscode.ConfigurationTarget.Global);
}
