// Where the Linked Repositories view stands: in a panel beside the editor, and in the side bar.
import * as vscode from 'vscode';
import { inBackground } from '../log';
import { PanelController, type PanelServices } from './controller';
import { iconOf } from '../webviewPages';
import { loadPage } from './page';

const panelType = 'componentPosts.linkedRepositories';
const sideBarView = 'componentPosts.repositories';

/** The panel, as VS Code brings it back when a window is reloaded. */
export interface LinkedRepositories {
  readonly subscription: vscode.Disposable;
  readonly serializer: vscode.WebviewPanelSerializer;
}

export function registerLinkedRepositories(
  services: PanelServices,
  extensionUri: vscode.Uri,
): LinkedRepositories {
  const panel = new RepositoriesPanel(services, extensionUri);
  const open = (): void => {
    panel.open();
  };
  const serializer: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: (restored, state: unknown) => {
      panel.adopt(restored, state);
      return Promise.resolve();
    },
  };
  const subscription = vscode.Disposable.from(
    panel,
    vscode.commands.registerCommand('componentPosts.showLinkedRepositories', open),
    vscode.commands.registerCommand('componentPosts.openLinkedRepositoriesBeside', open),
    vscode.window.registerWebviewPanelSerializer(panelType, serializer),
    vscode.window.registerWebviewViewProvider(sideBarView, {
      resolveWebviewView: (view) => {
        resolveView(view, services, extensionUri);
      },
    }),
  );
  return { subscription, serializer };
}

/** The panel beside the editor: at most one. */
class RepositoriesPanel implements vscode.Disposable {
  readonly #services: PanelServices;
  readonly #extensionUri: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;

  constructor(services: PanelServices, extensionUri: vscode.Uri) {
    this.#services = services;
    this.#extensionUri = extensionUri;
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  open(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, true);
      return;
    }
    this.adopt(
      vscode.window.createWebviewPanel(
        panelType,
        vscode.l10n.t('Linked Repositories'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableFindWidget: true },
      ),
      undefined,
    );
  }

  /** @param state what its page kept before the window was reloaded. */
  adopt(panel: vscode.WebviewPanel, state: unknown): void {
    this.#panel?.dispose();
    this.#panel = panel;
    panel.iconPath = iconOf(this.#extensionUri, 'panel');
    const controller = new PanelController(this.#services, {
      webview: panel.webview,
      isVisible: () => panel.visible,
      onDidChangeVisibility: panel.onDidChangeViewState,
    });
    panel.onDidDispose(() => {
      controller.dispose();
      if (this.#panel === panel) {
        this.#panel = undefined;
      }
    });
    loadPage(panel.webview, this.#extensionUri);
    inBackground('Linked Repositories', controller.restore(state));
  }
}

/** In the side bar, the view shows what the author works in, whatever it showed when it was closed. */
function resolveView(
  view: vscode.WebviewView,
  services: PanelServices,
  extensionUri: vscode.Uri,
): void {
  const controller = new PanelController(services, {
    webview: view.webview,
    isVisible: () => view.visible,
    onDidChangeVisibility: view.onDidChangeVisibility,
    showsFile: (name) => {
      view.description = name ?? '';
    },
  });
  view.onDidDispose(() => {
    controller.dispose();
  });
  loadPage(view.webview, extensionUri);
}
