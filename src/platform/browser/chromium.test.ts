import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createSharedChromium } from './chromium.ts'

const file = (pid: string, name: string) => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

const browsersOfThisProcess = () =>
  readdirSync('/proc').filter(
    (pid) =>
      file(pid, 'cmdline').includes('--remote-debugging-pipe') &&
      file(pid, 'status').includes(`PPid:\t${process.pid}\n`),
  )

test("The browser has neither the server's account nor its environment, and keeps pages in a sandbox", async () => {
  process.env.FAIRWAY_TEST_SECRET = 'environment-secret'
  const shared = createSharedChromium()

  const found = await shared.with(async (chromium) => {
    const [pid = ''] = browsersOfThisProcess()
    const page = await chromium.newPage()
    await page.goto('chrome://sandbox')
    return {
      account: Number(/^Uid:\t(\d+)/m.exec(file(pid, 'status'))?.[1]),
      environment: file(pid, 'environ'),
      arguments: file(pid, 'cmdline'),
      says: await page.innerText('body'),
    }
  })
  await shared.close()
  delete process.env.FAIRWAY_TEST_SECRET

  if ('kind' in found) throw new Error(found.fix)
  expect(found.account).toBeGreaterThan(0)
  expect(found.environment).not.toContain('environment-secret')
  expect(found.arguments).not.toContain('--no-sandbox')
  expect(found.says).toContain('You are adequately sandboxed.')
  expect(browsersOfThisProcess()).toEqual([])
})
