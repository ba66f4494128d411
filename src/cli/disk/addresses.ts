import path from 'node:path';

/** The core's address of a file: its absolute path with forward slashes, `/c:/blog/post.md` on Windows. */
export function addressOf(file: string): string {
  const address = file.replaceAll('\\', path.sep === '\\' ? '/' : '\\');
  return address.startsWith('/') ? address : `/${address}`;
}

/** The path that the machine knows a file by. */
export function pathOf(address: string): string {
  return path.sep === '\\' ? address.replace(/^\/(?=[a-z]:)/i, '').replaceAll('/', '\\') : address;
}

/** Of an address below a folder; undefined for what is elsewhere. */
export function below(folder: string, address: string): string | undefined {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return address.startsWith(start) ? address.slice(start.length) : undefined;
}
