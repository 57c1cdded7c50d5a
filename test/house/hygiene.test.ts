import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Runs one of the project's own tools on the Node that runs the tests. */
function tool(path: string, ...args: string[]): { readonly ok: boolean; readonly output: string } {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, encoding: 'utf8' })
  return { ok: done.status === 0, output: `${done.stdout}${done.stderr}`.slice(-4000) }
}

const fine = { ok: true, output: expect.any(String) }

describe('the house', () => {
  test('types hold in server, command line and tests', () => {
    expect(tool('typescript/bin/tsc', '-p', '.')).toEqual(fine)
  })

  test('types hold in the web app', () => {
    expect(tool('typescript/bin/tsc', '-p', 'tsconfig.web.json')).toEqual(fine)
  })

  test('every file is formatted and lint-free', () => {
    expect(tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '.')).toEqual(fine)
  })

  test('nothing is exported, installed or kept that nobody uses', () => {
    expect(tool('knip/bin/knip.js', '--no-progress')).toEqual(fine)
  })

  test('every dependency has an exact version and a permissive licence', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages as Record<
      string,
      { license?: string; version?: string }
    >
    const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
    const loose = Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))
    const strange = Object.entries(lock)
      .filter(([path, { license }]) => path !== '' && !isPermissive(license ?? licenceOnDisk(path)))
      .map(([path, { license }]) => `${path}: ${license}`)

    expect(loose).toEqual([])
    expect(strange).toEqual([])
  })
})

const permissive =
  /^(MIT|MIT-0|Apache-2\.0|BSD|BSD-2-Clause|BSD-3-Clause|ISC|0BSD|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Unlicense|Python-2\.0|OFL-1\.1|PostgreSQL|Zlib)$/

/** Every part that must hold is permissive; of alternatives one is enough. MPL-2.0 tools may be used while building, unchanged. */
function isPermissive(licence: string): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(/ AND /)
    .every((part) => part.split(/ OR /).some((one) => permissive.test(one.trim()) || one.trim() === 'MPL-2.0'))
}

function licenceOnDisk(path: string): string {
  try {
    const { license, licenses } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
    // Manifests of before 2014 list them.
    return license ?? licenses?.map((one: { type: string }) => one.type).join(' OR ') ?? 'none'
  } catch {
    // Packages for other platforms are not installed here; their sisters for this one are.
    return 'MIT'
  }
}
