import type { Runtime } from './runtime.ts'

/**
 * What a command sees, and the only places anything is ever mounted. All are ours: a mount inside the untrusted tree could be
 * led outside by a link in it (CVE-2026-87766, which Debian 12's bubblewrap still has).
 */
export const seen = {
  tree: '/job/tree',
  dependencies: '/job/node_modules',
  nested: '/job/nested',
  writable: '/job/writable',
  home: '/tmp',
  relaySockets: '/run/fairway',
  ours: '/opt/fairway',
} as const

export const limits = {
  processes: 1024,
  /** Largest single file a command may write. */
  fileBytes: 4 * 2 ** 30,
  /** Of one process: its heap and other private memory. Address space cannot be limited, Node reserves more than it uses. */
  dataBytes: 8 * 2 ** 30,
  temporaryBytes: 2 * 2 ** 30,
} as const

/** One mount of the profile: a folder or file on this machine, seen at a fixed place. */
export interface Mount {
  readonly from: string
  readonly at: string
  readonly write: boolean
}

export interface ProfileRequest {
  readonly tree: string
  readonly dependencies: string | null
  /** The packages of workspaces, to be copied into the tree from inside. */
  readonly nested: string | null
  /** In the order of their variables' names. */
  readonly writable: readonly string[]
  readonly network: 'none' | 'host'
  /** Folder with the socket that the relay of a preview dials. */
  readonly relaySockets: string | null
  /** Files of this machine that a command with network needs to find names and trust certificates. */
  readonly networkFiles: readonly string[]
}

export function mountsOf(runtime: Runtime, request: ProfileRequest): Mount[] {
  const read = (from: string, at: string): Mount => ({ from, at, write: false })
  return [
    ...['passwd', 'group', 'hosts', 'nsswitch.conf'].map((name) =>
      read(`${runtime.inside}/etc/${name}`, `/etc/${name}`),
    ),
    ...(request.network === 'host' ? request.networkFiles.map((file) => read(file, file)) : []),
    read(runtime.nodeBin, '/opt/node/bin'),
    ...(runtime.npm ? [read(runtime.npm, '/opt/npm')] : []),
    read(runtime.inside, seen.ours),
    ...(request.relaySockets ? [read(request.relaySockets, seen.relaySockets)] : []),
    ...(request.dependencies ? [read(`${request.dependencies}/node_modules`, seen.dependencies)] : []),
    ...(request.nested ? [read(request.nested, seen.nested)] : []),
    ...request.writable.map((from, index) => ({ from, at: `${seen.writable}/${index}`, write: true })),
    { from: request.tree, at: seen.tree, write: true },
  ]
}

/** File descriptors the profile expects to be open. */
export const descriptors = { seccomp: 3, environment: 4 } as const

/**
 * The arguments of bubblewrap, without its name. Each was seen to matter by leaving it out (`escape.test.ts`):
 * `--cap-drop ALL` stops a remount, `--disable-userns` new namespaces, `--new-session` typing into the server's terminal.
 * The environment comes through a descriptor because arguments can be read by every user of the machine.
 */
export function bubblewrapArguments(
  runtime: Runtime,
  mounts: readonly Mount[],
  options: { network: 'none' | 'host'; seccomp: boolean; links: readonly string[]; command: readonly string[] },
): string[] {
  return [
    '--unshare-user',
    '--disable-userns',
    '--unshare-all',
    ...(options.network === 'host' ? ['--share-net'] : []),
    ...['--uid', '1000', '--gid', '1000', '--hostname', 'fairway'],
    ...['--cap-drop', 'ALL'],
    '--die-with-parent',
    '--new-session',
    '--clearenv',
    ...['--args', String(descriptors.environment)],
    ...runtime.systemFolders,
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--size', String(256 * 2 ** 20), '--tmpfs', '/dev/shm', '--remount-ro', '/dev'],
    ...['--size', String(limits.temporaryBytes), '--perms', '0700', '--tmpfs', seen.home],
    ...mounts.flatMap(({ from, at, write }) => [write ? '--bind' : '--ro-bind', from, at]),
    ...options.links.flatMap((name) => ['--symlink', `tree/${name}`, `/job/${name}`]),
    ...(runtime.npm
      ? ['npm', 'npx'].flatMap((name) => ['--symlink', `/opt/npm/bin/${name}-cli.js`, `/opt/bin/${name}`])
      : []),
    ...['--remount-ro', '/'],
    ...['--chdir', seen.tree],
    ...(options.seccomp ? ['--seccomp', String(descriptors.seccomp)] : []),
    '--',
    '/usr/bin/prlimit',
    `--nproc=${limits.processes}`,
    `--fsize=${limits.fileBytes}`,
    `--data=${limits.dataBytes}`,
    '--core=0',
    ...options.command,
  ]
}

/** What every command finds in its environment, before what its caller adds. */
export const insideEnvironment: Readonly<Record<string, string>> = {
  PATH: '/opt/bin:/opt/node/bin:/usr/local/bin:/usr/bin:/bin',
  HOME: seen.home,
  TMPDIR: seen.home,
  USER: 'fairway',
  LANG: 'C.UTF-8',
  CI: '1',
  npm_config_update_notifier: 'false',
  npm_config_fund: 'false',
  npm_config_audit: 'false',
}
