import { defaultFacts } from '../../src/lane/index.ts'
import type { FlagRules, RepoFacts, TrackRules } from '../../src/lane/lane.ts'
import { corpusFile } from './corpus.ts'

/*
 * Screens of the corpus that gain code which erases to what they were: a call that records an event, an element behind a flag.
 */

export interface ErasedEdit {
  readonly path: string
  readonly before: string
  readonly after: string
}

const track: TrackRules = { call: 'track', module: 'src/analytics.ts', plan: 'tracking-plan.yaml' }
const plan = `events:
  part_opened:
    description: Somebody opened a part of a screen
    properties:
      part: { type: string }
`
const flag: FlagRules = { call: 'flag', module: 'src/flags.ts', file: 'flags.json' }
const flags = `{
  "$schema": "https://flagd.dev/schema/v0/flags.json",
  "flags": {
    "new-offer": { "state": "ENABLED", "variants": { "on": true, "off": false }, "defaultVariant": "off" }
  }
}
`

export const trackingFacts: RepoFacts = { ...defaultFacts, track, files: { [track.plan]: plan } }
export const flagFacts: RepoFacts = { ...defaultFacts, flag, files: { [flag.file]: flags } }

const screensOf = (count: number) =>
  Array.from({ length: count }, (_, at) => corpusFile(at)).filter(({ path }) => path.endsWith('.tsx'))

/** A call in a handler, of the tracking function that the screen imports already. */
export const trackedScreens = (count: number): ErasedEdit[] =>
  screensOf(count).map(({ path, text }) => ({
    path,
    before: text,
    after: text.replace('      setOpen(true)\n', "      setOpen(true)\n      track('part_opened', { part: item })\n"),
  }))

/** A paragraph behind a flag, in a screen that reads flags already. */
export const flaggedScreens = (count: number): ErasedEdit[] =>
  screensOf(count).map(({ path, text }) => {
    const before = `import { flag } from '../flags'\n${text}`
    const guarded = `      </header>\n      {flag('new-offer') && <p className="offer">Two months for one</p>}\n`
    return { path, before, after: before.replace('      </header>\n', guarded) }
  })
