import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Home, openHome } from '../home/home.ts'
import { forgetSourceSecret, keepSourceSecret, readSourceSecret } from './source-secrets.ts'

let home: Home
beforeEach(async () => {
  home = await openHome(await mkdtemp(join(tmpdir(), 'fairway-home-')))
})
afterEach(() => rm(home.path, { recursive: true, force: true }))

test('a token is kept where only this account can read it, replaced whole, and forgotten', async () => {
  await keepSourceSecret(home, 'github-shop', 'ghp_first')
  await keepSourceSecret(home, 'github-shop', 'ghp_second')
  const [file = ''] = await readdir(home.secrets)

  expect((await stat(join(home.secrets, file))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(home.secrets, file), 'utf8')).not.toContain('ghp_first')
  expect(await readSourceSecret(home, 'github-shop')).toBe('ghp_second')

  await forgetSourceSecret(home, 'github-shop')
  await expect(readSourceSecret(home, 'github-shop')).rejects.toMatchObject({ code: 'not-found' })
})

test('a name leads to no other file', async () => {
  for (const name of ['../postgres', 'a/b', '', 'A', 'a'.repeat(64), 'a\0b'])
    await expect(keepSourceSecret(home, name, 'token')).rejects.toMatchObject({ code: 'bad-input' })
  expect(await readdir(home.secrets)).toEqual([])
})

test('a token that would break a header is none', async () => {
  for (const token of ['', 'two words', 'line\r\nX-Admin: 1', 'caf\u00e9'])
    await expect(keepSourceSecret(home, 'github', token)).rejects.toMatchObject({ code: 'bad-input' })
})

test('a file that cannot be read is named, not its content', async () => {
  await keepSourceSecret(home, 'github', 'ghp_kept')
  await writeFile(join(home.secrets, 'source-github.json'), '{"token": "ghp_cut')
  const error = await readSourceSecret(home, 'github').catch((cause: Error) => cause)

  expect(error).toMatchObject({ code: 'bad-input', where: expect.stringMatching(/source-github\.json$/) })
  expect(String((error as Error).stack) + JSON.stringify(error)).not.toContain('ghp_cut')
})
