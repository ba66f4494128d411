import * as vscode from 'vscode';
import {
  componentsToInsert,
  readNewComponent,
  type NewComponent,
} from '../assist/components/newComponent';
import type { Post } from '../post/post';
import type { KnownComponents } from '../profile/knownValues';
import { inertText } from './inertText';

/** What the blog knows; the index of its posts may still be under way when it is first asked. */
export interface BlogComponents {
  readonly current: () => KnownComponents;
  readonly onDidChange: vscode.Event<unknown>;
}

interface ComponentItem extends vscode.QuickPickItem {
  readonly component?: NewComponent;
}

/**
 * Asks for a component: one that the blog knows, a repository, or a name.
 *
 * @param words what the author would type; nobody is asked then.
 */
export async function chooseComponent(
  post: Post,
  blog: BlogComponents,
  words: string | undefined,
): Promise<NewComponent | undefined> {
  if (words !== undefined) {
    return readNewComponent(words, post, blog.current());
  }
  const chosen = await pick(post, blog);
  return chosen === undefined || chosen.url !== undefined
    ? chosen
    : withRepository(chosen, post, blog.current());
}

/** A list that takes other words than those in it, too. */
function pick(post: Post, blog: BlogComponents): Promise<NewComponent | undefined> {
  const picker = vscode.window.createQuickPick<ComponentItem>();
  const separator: ComponentItem = {
    label: vscode.l10n.t('from other posts of this blog'),
    kind: vscode.QuickPickItemKind.Separator,
  };
  const offer = (): void => {
    const known = componentsToInsert(post, blog.current()).map(toItem);
    const typed = readNewComponent(picker.value, post, blog.current());
    const isListed = known.some(
      ({ component }) => component?.name === typed?.name && component?.url === typed?.url,
    );
    picker.items = [
      ...(typed === undefined || isListed ? [] : [{ ...toItem(typed), alwaysShow: true }]),
      ...(known.length === 0 ? [] : [separator, ...known]),
    ];
  };
  picker.title = title();
  picker.placeholder = vscode.l10n.t(
    'Address of a repository, owner/name, or the name of a component',
  );
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  offer();
  const listening = blog.onDidChange(offer);
  return new Promise((resolve) => {
    picker.onDidChangeValue(offer);
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.component);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      listening.dispose();
      picker.dispose();
    });
    picker.show();
  });
}

function toItem(component: NewComponent): ComponentItem {
  const { name, role, url } = component;
  return {
    label: `$(${url === undefined ? 'symbol-misc' : 'repo'}) ${inertText(name)}`,
    ...(role !== undefined && { description: inertText(role) }),
    detail: url?.replace(/^https?:\/\//, '') ?? vscode.l10n.t('a name without a repository'),
    component,
  };
}

function title(): string {
  return vscode.l10n.t('Insert Component');
}

/** Asks for the repository of a component of which only the name is known. */
async function withRepository(
  component: NewComponent,
  post: Post,
  blog: KnownComponents,
): Promise<NewComponent | undefined> {
  const words = await vscode.window.showInputBox({
    title: title(),
    prompt: vscode.l10n.t(
      'Where is the source code of {0}? Leave this empty to add the link later.',
      inertText(component.name),
    ),
    placeHolder: vscode.l10n.t('Address of a repository, or owner/name'),
    validateInput: (value) =>
      value.trim() === '' || readNewComponent(value, post, blog)?.url !== undefined
        ? undefined
        : vscode.l10n.t('This is no address of a repository on a host that Component Posts knows.'),
  });
  return words === undefined
    ? undefined
    : { ...component, url: readNewComponent(words, post, blog)?.url };
}
