// Publishes dist/ as a new release and makes it the current one.
//
//   $STOREFRONT_WWW/releases/<time>-<pid>/   one folder per release, the newest three are kept
//   $STOREFRONT_WWW/current                  a link to the release that visitors see
//
// A visitor sees the old release or the new one, never half of each: the copy is made under another name, and the link is
// replaced by a rename, which is atomic. The old release stays, so going back is one link.
import { cp, mkdir, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT_RELEASES = 3;

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(project, 'dist');

if (!process.env.STOREFRONT_WWW) {
  fail('STOREFRONT_WWW is not set. Set it to the folder the web server publishes, for example STOREFRONT_WWW=/srv/storefront.');
}
if (!(await stat(join(dist, 'index.html')).catch(() => null))) {
  fail(`There is no build in ${dist}. Run "npm run build" first, or use "npm run deploy", which does both.`);
}

const www = resolve(process.env.STOREFRONT_WWW);
const releases = join(www, 'releases');
const name = `${new Date().toISOString().replace(/[-:.]/g, '')}-${process.pid}`;

await mkdir(releases, { recursive: true });
await cp(dist, join(releases, `.${name}`), { recursive: true });
await rename(join(releases, `.${name}`), join(releases, name));
await symlink(join('releases', name), join(www, `.current-${name}`));
await rename(join(www, `.current-${name}`), join(www, 'current'));
await removeOldReleases();
console.log(`Published ${name} to ${join(www, 'current')}`);

/** Names begin with the time, so their order is their age. The current release stays even if somebody went back to an old one. */
async function removeOldReleases() {
  const current = basename(await readlink(join(www, 'current')));
  const finished = (await readdir(releases)).filter((entry) => !entry.startsWith('.')).sort();
  for (const entry of finished.slice(0, -KEPT_RELEASES)) {
    if (entry !== current) await rm(join(releases, entry), { recursive: true, force: true });
  }
}

/** @param {string} message */
function fail(message) {
  console.error(`publish: ${message}`);
  process.exit(1);
}
