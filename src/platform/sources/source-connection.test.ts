import { expect, test } from 'vitest'
import { sourceConnection } from './source-connection.ts'

const github = { kind: 'github', address: 'https://api.github.com', project: 'acme/shop', secret: 'github' }

test('a connection is plain data without a place for a token', () => {
  expect(sourceConnection.parse(github)).toEqual(github)
  expect(sourceConnection.safeParse({ ...github, token: 'ghp_x' }).success).toBe(false)
  expect(sourceConnection.safeParse({ ...github, address: 'https://ghp_x@api.github.com' }).success).toBe(false)
})

test.each([
  [{ ...github, project: 'shop' }, /owner\/name/],
  [{ ...github, kind: 'gitlab', project: 'shop' }, /with its groups/],
  [{ ...github, kind: 'jira', project: 'shop" OR key is not empty' }, /key of the project/],
  [{ ...github, kind: 'linear', project: 'The shop' }, /key of the team/],
  [{ ...github, address: 'ftp://api.github.com' }, /https:/],
  [{ ...github, secret: '../x' }, /small letters/],
])('what is wrong is said: %j', (wrong, says) => {
  const { error } = sourceConnection.safeParse(wrong)

  expect(error?.issues.map(({ message }) => message).join()).toMatch(says)
})
