import { existsSync } from 'node:fs'
import type { NoBrowser } from '../../evidence/ports.ts'
import { findProgram } from '../sandbox/runtime.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser of this machine: FAIRWAY_CHROMIUM if it is set, else the first one known by name. */
export function findChromium(
  env: { readonly FAIRWAY_CHROMIUM?: string | undefined } = process.env,
): string | NoBrowser {
  if (env.FAIRWAY_CHROMIUM) {
    if (existsSync(env.FAIRWAY_CHROMIUM)) return env.FAIRWAY_CHROMIUM
    return noBrowser(`FAIRWAY_CHROMIUM names ${env.FAIRWAY_CHROMIUM}, and there is no such file.`)
  }
  const found = names.map(findProgram).find((path) => path !== null) ?? onMac.find((path) => existsSync(path))
  return found ?? noBrowser('There is no Chromium on this machine, so pages cannot be looked at.')
}

export const noBrowser = (says: string): NoBrowser => ({
  kind: 'no-browser',
  says,
  fix: 'Install one (on Debian: apt-get install chromium) or set FAIRWAY_CHROMIUM to its program, then restart Fairway.',
})
