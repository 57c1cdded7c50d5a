import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A file of a scratch repository: its text or bytes, or what it is besides. `null` deletes. */
export type ScratchFile = string | Uint8Array | { readonly link: string } | { readonly executable: string } | null

const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
}

/** A real git repository in a folder of its own under the system's temporary folder. */
export class ScratchRepository {
  readonly dir: string
  #minute = 0

  constructor(options: { readonly bare?: boolean; readonly dir?: string } = {}) {
    this.dir = options.dir ?? mkdtempSync(join(tmpdir(), 'fairway-scratch-'))
    mkdirSync(this.dir, { recursive: true })
    this.git('init', '--quiet', '--initial-branch=main', ...(options.bare ? ['--bare'] : []))
  }

  /** Runs the plain git of a developer here, with no hardening. @returns what it prints */
  git(...args: readonly string[]): string {
    return execFileSync('git', args, {
      cwd: this.dir,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: this.dir,
        GIT_CONFIG_NOSYSTEM: '1',
        ...identity,
        GIT_AUTHOR_DATE: `@${1_700_000_000 + 60 * this.#minute} +0000`,
        GIT_COMMITTER_DATE: `@${1_700_000_000 + 60 * this.#minute} +0000`,
      },
    }).trimEnd()
  }

  write(files: Readonly<Record<string, ScratchFile>>): void {
    for (const [path, file] of Object.entries(files)) {
      const target = join(this.dir, path)
      rmSync(target, { force: true })
      if (file === null) continue
      mkdirSync(dirname(target), { recursive: true })
      if (typeof file === 'object' && 'link' in file) symlinkSync(file.link, target)
      else if (typeof file === 'object' && 'executable' in file) {
        writeFileSync(target, file.executable)
        chmodSync(target, 0o755)
      } else writeFileSync(target, file)
    }
  }

  /** Writes the files, commits everything. @returns the commit's sha. The same calls give the same sha. */
  commit(files: Readonly<Record<string, ScratchFile>>, message = 'change'): string {
    this.write(files)
    this.#minute++
    this.git('add', '--all')
    this.git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message)
    return this.git('rev-parse', 'HEAD')
  }

  /** A bare copy beside it, for use as a remote. */
  bareCopy(): ScratchRepository {
    const dir = mkdtempSync(join(tmpdir(), 'fairway-scratch-'))
    const copy = new ScratchRepository({ bare: true, dir })
    this.git('push', '--quiet', dir, '--all')
    return copy
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}
