import { z } from 'zod'
import { changeStates } from '../change/change-state.ts'
import { person } from './people-schema.ts'
import { occurrence } from './product-schema.ts'
import { edit, finding, provedEdit } from './proposal-schema.ts'
import { artefact, durationMs, instant } from './wire-values.ts'

export const changeState = z.enum(changeStates)

export const turn = z.object({
  kind: z.enum(['person', 'fairway', 'nobody']),
  people: z.array(person),
  since: instant,
  says: z.string().describe('Waits for Ana (owner of src/pages/Pricing.tsx) to decide'),
})

export const changeSummary = z.object({
  id: z.string(),
  product: z.string(),
  sentence: z.object({
    context: z.string(),
    before: z.string(),
    after: z.string(),
    language: z.string().nullable(),
    more: z.number().describe('further texts changed'),
  }),
  lane: z.string(),
  contract: z.string(),
  state: changeState,
  since: instant,
  turn,
  column: z.enum(['you', 'others', 'moving', 'live', 'ended']),
  problem: z.object({ kind: z.string(), says: z.string(), next: z.string() }).nullable(),
  requester: person,
  statedAt: instant,
  decidedAt: instant,
  liveAt: instant.nullable(),
  decisionToLiveMs: durationMs.nullable(),
  why: z.string(),
})
export type ChangeSummary = z.infer<typeof changeSummary>

export const box = z.object({ text: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })

export const picture = z.object({ image: artefact, width: z.number(), height: z.number(), boxes: z.array(box) })

export const picturePair = z.object({
  path: z.string(),
  title: z.string(),
  language: z.string().nullable(),
  viewport: z.enum(['desktop', 'phone']),
  before: picture,
  after: picture,
  difference: artefact.nullable(),
  changedShare: z.number(),
})
export type PicturePairView = z.infer<typeof picturePair>

export const check = z.object({
  name: z.string(),
  command: z.string(),
  status: z.enum(['waiting', 'running', 'passed', 'failed']),
  durationMs: durationMs.nullable(),
  run: z.string().nullable().describe('live output at /api/runs/{run}/log while it runs'),
  log: artefact.nullable(),
  isolation: z.enum(['strong', 'none']).nullable(),
})

export const permission = z.object({ allowed: z.boolean(), whyNot: z.string().nullable() })

export const changeView = changeSummary.extend({
  headline: z.string().describe('where the change stands, in one sentence'),
  intent: z.object({
    id: z.string(),
    what: z.string(),
    why: z.string(),
    decision: z.object({ says: z.string().nullable(), url: z.string().nullable(), decidedAt: instant }),
  }),
  base: z.string(),
  head: z.string().nullable(),
  edits: z.array(edit.extend({ context: z.string(), language: z.string().nullable() })),
  proof: z
    .object({
      says: z
        .string()
        .describe('Only one visible text changed, in one place. Nothing else in 214 files can be different.'),
      contract: z.string(),
      checked: z.array(z.string()).describe('what was checked, in words'),
      conditions: z.array(z.string()).describe('under which conditions the proof holds'),
      edits: z.array(provedEdit),
      notices: z.array(finding),
      diff: artefact,
      filesInRepository: z.number(),
      judgeMs: durationMs,
      elsewhere: z.array(occurrence),
    })
    .nullable(),
  findings: z.array(finding),
  conflict: z
    .array(
      z.object({
        path: z.string(),
        context: z.string(),
        was: z.string(),
        theirs: z.string().nullable(),
        ours: z.string(),
        slot: z.string().nullable(),
      }),
    )
    .nullable(),
  checks: z.array(check),
  pictures: z.object({ pairs: z.array(picturePair), missing: z.string().nullable(), durationMs }).nullable(),
  review: z
    .object({
      rule: z.string(),
      needed: z.number(),
      from: z.array(person),
      approvals: z.array(z.object({ by: person, at: instant })),
    })
    .nullable(),
  bindingHash: z.string().nullable().describe('send it back to approve: it names exactly what was shown'),
  timeline: z.array(z.object({ state: changeState, at: instant, tookMs: durationMs.nullable() })),
  events: z.array(
    z.object({
      seq: z.number(),
      at: instant,
      type: z.string(),
      actor: z.string(),
      says: z.string(),
      why: z.string().nullable(),
    }),
  ),
  ship: z.object({
    commit: z.string().nullable(),
    branch: z.string().nullable(),
    environment: z.string().nullable(),
    deployRun: z.string().nullable(),
    deployLog: artefact.nullable(),
    liveUrl: z.string().nullable(),
    livePicture: artefact.nullable(),
    liveBy: z.enum(['browser', 'http']).nullable(),
  }),
  reverts: z.string().nullable(),
  revertedBy: z.string().nullable(),
  can: z.object({
    approve: permission,
    requestChanges: permission,
    comment: permission,
    revise: permission,
    withdraw: permission,
    revert: permission,
    retry: permission,
    preview: permission,
  }),
})
export type ChangeView = z.infer<typeof changeView>

export const changeList = z.object({ changes: z.array(changeSummary) })

export const approveInput = z.object({ bindingHash: z.string(), says: z.string().max(1000).optional() })

export const sayInput = z.object({ says: z.string().min(1).max(1000) })

export const reviseInput = z.object({ edits: z.array(edit).min(1).max(40), why: z.string().min(1).max(300) })

export const revertInput = z.object({ why: z.string().min(1).max(300) })

export const previewView = z.object({ url: z.string(), path: z.string().describe('page on which the text appears') })

export const created = z.object({ id: z.string() })
