import * as vscode from 'vscode';

const pictures = '**/*.{png,jpg,jpeg,gif,webp,svg,avif,bmp,PNG,JPG,JPEG,GIF,WEBP,SVG,AVIF,BMP}';

/** Tells pages that a picture is another than before: they ask for an address once. */
export class PictureVersions implements vscode.Disposable {
  readonly #watcher = vscode.workspace.createFileSystemWatcher(pictures);
  readonly #subscriptions: vscode.Disposable;
  /** How often files were written since this began, by URI. */
  readonly #versions = new Map<string, number>();

  /** @param changed some picture was written. */
  constructor(changed: () => void) {
    const written = (file: vscode.Uri): void => {
      const key = file.toString();
      this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1);
      changed();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#watcher,
      this.#watcher.onDidChange(written),
      // What is replaced may be away in between.
      this.#watcher.onDidCreate(written),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Another number each time that the file was written; 0 for what was not. */
  versionOf(file: vscode.Uri): number {
    return this.#versions.get(file.toString()) ?? 0;
  }
}
