import { z } from 'zod'
import { person, role } from './people-schema.ts'
import { artefact, durationMs } from './wire-values.ts'

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
