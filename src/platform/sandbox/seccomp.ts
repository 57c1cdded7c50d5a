/**
 * A seccomp filter in the kernel's own form (classic BPF), written by hand so that nothing has to be compiled or installed.
 *
 * It is the second wall behind namespaces and dropped capabilities: what is listed needs rights that a command inside does not
 * have, but each has had kernel bugs that gave them. Everything else is let through; a list of what is allowed would break
 * with each release of Node.
 */

type Machine = 'x64' | 'arm64'

const auditArch: Record<Machine, number> = { x64: 0xc000003e, arm64: 0xc00000b7 }
const socketCall: Record<Machine, number> = { x64: 41, arm64: 198 }

/** Name: number on x64, number on arm64 (`null` where the call does not exist). */
const refused: Record<string, readonly [number, number | null]> = {
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  kcmp: [312, 272],
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  unshare: [272, 97],
  setns: [308, 268],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  quotactl: [179, 60],
  acct: [163, 89],
  swapon: [167, 224],
  swapoff: [168, 225],
  reboot: [169, 142],
  iopl: [172, null],
  ioperm: [173, null],
}

/** Callers fall back when these do not exist, but not all do when they are refused. */
const absent: Record<string, readonly [number, number]> = {
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
}

const EPERM = 1
const ENOSYS = 38
const AF_UNIX = 1
const returnErrno = (errno: number) => 0x00050000 | errno
const RETURN_ALLOW = 0x7fff0000
const RETURN_KILL_PROCESS = 0x80000000
/** Offsets in `struct seccomp_data`. */
const CALL_NUMBER = 0
const ARCHITECTURE = 4
const FIRST_ARGUMENT = 16
/** Calls of the x32 world on x64 carry this bit and would slip past numbers without it. */
const X32_BIT = 0x40000000

const load = (offset: number) => [0x20, 0, 0, offset] as const
const jumpIfEqual = (value: number, whenTrue: number, whenFalse: number) => [0x15, whenTrue, whenFalse, value] as const
const jumpIfAtLeast = (value: number, whenTrue: number, whenFalse: number) =>
  [0x35, whenTrue, whenFalse, value] as const
const give = (value: number) => [0x06, 0, 0, value] as const

/**
 * The filter for `bwrap --seccomp`.
 *
 * @param options.unixSockets `false` also refuses to create unix sockets: with the machine's network come its abstract ones
 * @returns `null` on a machine whose call numbers we do not know
 */
export function seccompFilter(machine: string, options: { unixSockets: boolean }): Uint8Array | null {
  if (machine !== 'x64' && machine !== 'arm64') return null
  const column = machine === 'x64' ? 0 : 1

  const program: (readonly [number, number, number, number])[] = [
    load(ARCHITECTURE),
    jumpIfEqual(auditArch[machine], 1, 0),
    give(RETURN_KILL_PROCESS),
    load(CALL_NUMBER),
  ]
  if (machine === 'x64') program.push(jumpIfAtLeast(X32_BIT, 0, 1), give(returnErrno(ENOSYS)))
  for (const [calls, errno] of [
    [refused, EPERM],
    [absent, ENOSYS],
  ] as const) {
    for (const numbers of Object.values(calls)) {
      const number = numbers[column]
      if (number !== null) program.push(jumpIfEqual(number, 0, 1), give(returnErrno(errno)))
    }
  }
  if (!options.unixSockets) {
    program.push(
      jumpIfEqual(socketCall[machine], 0, 3),
      load(FIRST_ARGUMENT),
      jumpIfEqual(AF_UNIX, 0, 1),
      give(returnErrno(EPERM)),
    )
  }
  program.push(give(RETURN_ALLOW))

  const bytes = Buffer.alloc(program.length * 8)
  program.forEach(([code, whenTrue, whenFalse, value], index) => {
    bytes.writeUInt16LE(code, index * 8)
    bytes.writeUInt8(whenTrue, index * 8 + 2)
    bytes.writeUInt8(whenFalse, index * 8 + 3)
    bytes.writeUInt32LE(value, index * 8 + 4)
  })
  return bytes
}
