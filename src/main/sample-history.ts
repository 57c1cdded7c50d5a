import { canonicalJson, type Json } from '../base/canonical-json.ts'
import type { ArtefactHash, Instant } from '../base/ids.ts'
import { type HistoryPlan, livelyPlan } from '../flow/generate/history-plan.ts'
import { generatedSettings } from '../flow/generate/software-history.ts'
import { fairway, type NewEvent } from '../ledger/event.ts'

/** How it is called wherever its figures are shown. */
export const sampleHistoryName = 'Generated sample'

const dayMs = 24 * 60 * 60_000
const daysBack = 172

/** A plan whose decisions reach up to now, so that work is under way. It begins on a Monday morning. */
function planUntil(now: Instant): HistoryPlan {
  const begin = new Date(Date.parse(now) - daysBack * dayMs)
  const toMonday = (begin.getUTCDay() + 6) % 7
  const from = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth(), begin.getUTCDate() - toMonday, 8)
  return { ...livelyPlan, from }
}

/** Keeps bytes under their hash. */
type Keep = (bytes: Uint8Array, mediaType: string) => Promise<ArtefactHash>

/**
 * The sample's history of a whole team as a source that is kept like any other: its raw input is the plan that it is generated from. Nobody
 * can take it for a team's own: it says so wherever it is named.
 */
export const sampleHistory = (keep: Keep, now: Instant): Promise<NewEvent[]> => generatedHistory(planUntil(now), keep)

export async function generatedHistory(plan: HistoryPlan, keep: Keep): Promise<NewEvent[]> {
  const bytes = Buffer.from(canonicalJson(plan))
  const hash = await keep(bytes, 'application/json')
  const { version, ...settings } = generatedSettings(plan)
  return [
    {
      type: 'source.imported',
      actor: fairway,
      objects: [{ type: 'source', id: 'src_sample' }],
      why: 'a made-up team to look at, until there is a real one',
      data: {
        kind: 'generated',
        name: sampleHistoryName,
        parts: [{ file: 'plan.json', hash, bytes: bytes.length }],
        options: {},
        records: null,
        cursor: null,
        isWhole: true,
      },
    },
    {
      type: 'flow.configured',
      actor: fairway,
      objects: [{ type: 'home', id: 'home' }],
      why: 'what the made-up team says of itself',
      data: { version, settings: settings as unknown as Json },
    },
  ]
}
