// Installs what Debian packages, where that is allowed: as root, in containers and on build machines.
import { existsSync } from 'node:fs';
import { run, seconds } from './processes';

export function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** @returns whether the packages are there now. */
export async function installWithApt(title: string, packages: readonly string[]): Promise<boolean> {
  console.log(`Installing ${title} with apt-get: once, about a minute.`);
  const started = Date.now();
  const aptGet = async (...args: string[]): Promise<boolean> => {
    const code = await run('apt-get', ['-qq', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeLimit: 10 * 60_000,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return code === 0;
  };
  const installed =
    (await aptGet('update')) &&
    (await aptGet('install', '-y', '--no-install-recommends', ...packages));
  console.log(
    installed
      ? `Installed ${title} in ${seconds(Date.now() - started)}.`
      : `apt-get could not install ${title}.`,
  );
  return installed;
}
