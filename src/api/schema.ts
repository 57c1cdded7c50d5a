import { z } from 'zod'
import { roles } from '../base/roles.ts'
import { changeStates } from '../change/change-state.ts'

/**
 * The one description of what goes over the wire: the server validates with it, the OpenAPI document is made of it, and the
 * web app and the command line take their types from it. Times are ISO 8601 in UTC; durations are milliseconds.
 */

const instant = z.iso.datetime().describe('ISO 8601, UTC')
const durationMs = z.number().nonnegative().describe('milliseconds')
const artefact = z.string().describe('hash of an artefact; its bytes are at /api/artefacts/{hash}')

export const role = z.enum(roles)
export const person = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string().describe('name in CODEOWNERS, without @'),
  email: z.string(),
  roles: z.array(role),
})
export type PersonView = z.infer<typeof person>

export const apiError = z.object({
  error: z.object({
    code: z.string(),
    says: z.string().describe('what happened'),
    where: z.string().nullable(),
    next: z.string().describe('what to do next'),
    details: z.array(z.string()).optional().describe('each single problem, where there are several'),
  }),
})
export type ApiError = z.infer<typeof apiError>

export const health = z.object({
  ok: z.literal(true),
  version: z.string(),
  mode: z.enum(['demo', 'team']),
  database: z.object({ embedded: z.boolean(), version: z.string(), roleSeparated: z.boolean() }),
  isolation: z.object({ grade: z.enum(['strong', 'none']), says: z.string() }),
  browser: z.object({ present: z.boolean(), says: z.string() }),
  ledger: z.object({ events: z.number(), head: z.string().nullable() }),
})
export type Health = z.infer<typeof health>

export const me = z.object({
  mode: z.enum(['demo', 'team']),
  person: person.nullable().describe('null: not signed in'),
  people: z.array(person).describe('everyone in this Fairway'),
  switcher: z.boolean().describe('true only in the sample: the person can be switched'),
})
export type Me = z.infer<typeof me>

// ── products, lanes, pages, texts ──

export const laneProblem = z.object({ line: z.number(), field: z.string(), says: z.string(), fix: z.string() })

export const lane = z.object({
  name: z.string(),
  title: z.string(),
  contract: z.string(),
  paths: z.array(z.string()),
  propose: z.array(role),
  approvals: z.number(),
  by: z.string(),
  checks: z.array(z.string()),
  open: z.boolean().describe('false: this version cannot judge its contract, or it has no paths'),
})

export const productPage = z.object({
  path: z.string().describe('/pricing'),
  title: z.string(),
  language: z.string().nullable(),
  image: artefact.nullable(),
  width: z.number(),
  height: z.number(),
  texts: z.number().describe('how many texts of the source were seen on it'),
  boxes: z
    .array(z.object({ slot: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() }))
    .optional()
    .describe('where each seen text stands, in CSS pixels of the picture: what a person may point at'),
})
export type ProductPage = z.infer<typeof productPage>

export const product = z.object({
  id: z.string(),
  name: z.string(),
  remote: z.string(),
  branch: z.string(),
  head: z.string().nullable(),
  liveUrl: z.string().nullable(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open'), lanes: z.array(lane) }),
    z
      .object({ kind: z.literal('closed'), problems: z.array(laneProblem) })
      .describe('the lanes file is wrong: no lane is open'),
    z.object({ kind: z.literal('unreachable'), says: z.string(), next: z.string() }),
  ]),
  languages: z.array(z.string()),
  texts: z.number(),
  files: z.number().describe('files in the repository'),
  pages: z.array(productPage),
  pagesState: z.object({
    kind: z.enum(['none', 'visiting', 'ready', 'failed']),
    says: z.string(),
  }),
})
export type ProductView = z.infer<typeof product>

export const protectedPart = z.object({
  kind: z.enum(['argument', 'plural', 'markup', 'entity', 'url']),
  text: z.string(),
})

export const productText = z.object({
  id: z.string().describe('slot id'),
  path: z.string(),
  line: z.number(),
  kind: z.string(),
  value: z.string(),
  context: z.string().describe('Heading in PricingPage'),
  language: z.string().nullable(),
  key: z.string().nullable(),
  protected: z.array(protectedPart),
  pages: z.array(z.string()).describe('paths of pages it was seen on'),
  lane: z.string().nullable().describe('the lane that would admit an edit; null: none does'),
  alike: z.number().describe('how many other places hold the same text'),
})
export type TextView = z.infer<typeof productText>

export const textList = z.object({
  texts: z.array(productText),
  total: z.number().describe('how many match before the limit'),
  tookMs: durationMs,
})

export const occurrence = z.object({
  path: z.string(),
  line: z.number(),
  kind: z.enum(['code', 'test', 'story', 'locale', 'docs', 'mail', 'other']),
  text: z.string(),
})

export const textDetail = z.object({
  text: productText,
  languages: z.array(productText).describe('the same message in the other languages'),
  elsewhere: z.array(occurrence).describe('where else the whole text stands'),
  reviewers: z.array(person).describe('who will be asked'),
  reviewRule: z.string(),
  checks: z.array(z.string()),
  mayPropose: z.boolean(),
  whyNot: z.string().nullable(),
})
export type TextDetail = z.infer<typeof textDetail>

// ── proposing ──

export const edit = z.object({
  slot: z.string(),
  path: z.string(),
  from: z.string().describe('what the place says now, as the person saw it'),
  to: z.string(),
})
export type EditInput = z.infer<typeof edit>

export const finding = z.object({
  rule: z.string(),
  path: z.string(),
  line: z.number(),
  says: z.string(),
  fix: z.string(),
})

export const provedEdit = z.object({
  path: z.string(),
  line: z.number(),
  kind: z.string(),
  before: z.string(),
  after: z.string(),
  says: z.string(),
})

export const trialInput = z.object({ edits: z.array(edit).min(1).max(40) })
export const trial = z.object({
  verdict: z.enum(['allowed', 'refused', 'unjudged']),
  lane: z.string().nullable(),
  edits: z.array(provedEdit),
  findings: z.array(finding),
  notices: z.array(finding),
  diff: z.string(),
  judgeMs: durationMs,
})
export type Trial = z.infer<typeof trial>

export const decisionInput = z.object({
  says: z.string().max(500).nullable().describe('the decision in words, or where it stands'),
  url: z.url().nullable(),
  decidedAt: instant,
})

export const proposeInput = z.object({
  product: z.string(),
  what: z.string().max(500).optional().describe('default: made from the first edit'),
  why: z.string().min(1).max(300),
  decision: decisionInput,
  edits: z.array(edit).min(1).max(40),
})
export type ProposeInput = z.infer<typeof proposeInput>

export const intentInput = z.object({ product: z.string(), intent: z.string().min(1).max(500) })
export const understood = z.object({
  kind: z.enum(['edits', 'ambiguous', 'none', 'not-understood']),
  says: z.string(),
  edits: z.array(edit),
  candidates: z.array(productText),
})
export type Understood = z.infer<typeof understood>

// ── changes ──

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

// ── ledger, flow ──

export const ledgerEvent = z.object({
  seq: z.number(),
  id: z.string(),
  at: instant,
  type: z.string(),
  actor: z.object({ kind: z.enum(['person', 'fairway']), id: z.string(), name: z.string() }),
  objects: z.array(z.object({ type: z.string(), id: z.string() })),
  why: z.string().nullable(),
  says: z.string(),
  data: z.unknown(),
})
export type LedgerEventView = z.infer<typeof ledgerEvent>

export const ledgerQuery = z.object({
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  type: z.string().optional().describe('event type, or its first part: review'),
  actor: z.string().optional(),
  object: z.string().optional().describe('type:id'),
  q: z.string().max(200).optional(),
})
export const ledgerPage = z.object({ events: z.array(ledgerEvent), total: z.number(), head: z.string().nullable() })
export const ledgerIntegrity = z.object({
  ok: z.boolean(),
  events: z.number(),
  head: z.string().nullable(),
  broken: z.object({ seq: z.number(), says: z.string() }).nullable(),
  tookMs: durationMs,
})
export type LedgerIntegrity = z.infer<typeof ledgerIntegrity>

export const flowView = z.object({
  asOf: instant,
  definition: z.string().describe('what decision-to-live means here'),
  shipped: z.array(
    z.object({
      change: z.string(),
      sentence: z.string(),
      requester: z.string(),
      lane: z.string(),
      decidedAt: instant,
      statedAt: instant,
      liveAt: instant,
      decisionToLiveMs: durationMs,
      parts: z.array(
        z.object({
          name: z.string().describe('decided → stated, proof, checks, review, merge, deploy, live check'),
          ms: durationMs,
          waits: z.boolean().describe('true: a person was waited for'),
        }),
      ),
      revertedAt: instant.nullable(),
    }),
  ),
  open: z.array(z.object({ change: z.string(), sentence: z.string(), state: changeState, ageMs: durationMs })),
  summary: z
    .object({
      n: z.number(),
      medianMs: durationMs,
      lowMs: durationMs.describe('lower end of the interval'),
      highMs: durationMs,
      interval: z.string().describe('how the interval was made'),
      waitingShare: z.number().describe('share of the total time in which a person was waited for, 0 to 1'),
    })
    .nullable()
    .describe('null: nothing shipped yet'),
})
export type FlowView = z.infer<typeof flowView>

/** Sent over /api/events (server-sent events, event name `ledger`) for each recorded event. */
export const liveEvent = z.object({
  seq: z.number(),
  type: z.string(),
  objects: z.array(z.object({ type: z.string(), id: z.string() })),
})
export type LiveEvent = z.infer<typeof liveEvent>
