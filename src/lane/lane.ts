import type { Instant, SlotId } from '../base/ids.ts'

/** The rule of a lane, by name. `code` has no rule: it admits nothing by proof and asks for the strictest review. */
export type ContractName = 'copy' | 'content' | 'style' | 'flagged' | 'instrumentation' | 'config' | 'code'
export const contractNames = ['copy', 'content', 'style', 'flagged', 'instrumentation', 'config', 'code'] as const

export interface SourceFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Half-open range of UTF-16 offsets into the decoded text of a file (BOM included). */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Something inside a slot's text that must survive an edit: `{name}`, `%s`, `<b>`, an ICU plural. Shown as a chip. */
export interface Protected {
  readonly kind: 'argument' | 'plural' | 'markup' | 'entity' | 'url'
  readonly text: string
}

/** A place in the source that a contract lets people change. */
export interface Slot {
  /** Stable across unrelated edits: made of path, kind, structural position and an ordinal among equals, never of offsets. */
  readonly id: SlotId
  readonly path: string
  /** 1-based line of the slot's first character. */
  readonly line: number
  /** What the place is, in one word of the contract: `text`, `attribute:alt`, `template`, `property:title`, `message`, … */
  readonly kind: string
  /** The text as people read it: entities and escapes decoded, JSX white space folded as React folds it. */
  readonly value: string
  /** Where it stands, in words: `Heading in PricingPage`, `pricing.title (English)`. */
  readonly context: string
  readonly span: Span
  /** BCP 47 tag for a text of a locale resource; `null` for text in code. */
  readonly language: string | null
  /** Key path for a text of a locale resource (`pricing.title`); `null` elsewhere. */
  readonly key: string | null
  readonly protected: readonly Protected[]
  /** The whole sentence when elements or expressions split it (`Read our {…} first`); `null` where the slot is all of it. */
  readonly sentence: string | null
}

/** A typed edit: the slot, the value it is believed to have now, and the value it shall have. */
export interface SlotEdit {
  readonly slot: SlotId
  readonly path: string
  readonly from: string
  readonly to: string
}

/** One edit that a contract admitted, in words for people and in places for tools. */
export interface AdmittedEdit {
  readonly path: string
  /** 1-based line on the after side. */
  readonly line: number
  readonly kind: string
  readonly before: string
  readonly after: string
  /** `Heading in PricingPage: "Plans" → "Plans and pricing"` */
  readonly says: string
}

export interface Finding {
  /** Stable rule id, `text/placeholder-lost`. */
  readonly rule: string
  readonly path: string
  /** 1-based; 0 where the finding concerns the whole file. */
  readonly line: number
  /** What it means, one plain sentence. */
  readonly says: string
  /** A way out, one plain sentence. */
  readonly fix: string
}

/** What a judge says. Not knowing is its own outcome and never counts as allowed. */
export type Verdict =
  | {
      readonly kind: 'allowed'
      readonly contract: ContractName
      readonly edits: readonly AdmittedEdit[]
      /** Worth a reviewer's glance, not a reason to refuse. */
      readonly notices: readonly Finding[]
    }
  | { readonly kind: 'refused'; readonly contract: ContractName; readonly findings: readonly Finding[] }
  | { readonly kind: 'unjudged'; readonly contract: ContractName; readonly findings: readonly Finding[] }

/** What counts as visible text in a repository, beyond the built-in list. */
export interface TextRules {
  readonly props: readonly string[]
  readonly keys: readonly string[]
  readonly calls: readonly string[]
}

/** How the source reads flags: `flag('new-banner')`, exported by a module, defined in a file of the flagd format. */
export interface FlagRules {
  readonly call: string
  readonly module: string
  readonly file: string
}

/** How the source records events: `track('cta_clicked', { … })`, exported by a module, listed in a tracking plan. */
export interface TrackRules {
  readonly call: string
  readonly module: string
  readonly plan: string
}

/** What a judge may know of a repository: plain data read from the base commit, never from the patch. */
export interface RepoFacts {
  readonly text: TextRules
  /** Names of the functions that look a text up (`t`, `i18n.t`); their first argument is a key, never a text. */
  readonly translate: readonly string[]
  /** How the source reads flags; `null` where no lane in force says so. */
  readonly flag: FlagRules | null
  /** How the source records events; `null` where no lane in force says so. */
  readonly track: TrackRules | null
  /** JSON pointers of the values that may change, `*` for any key or index. */
  readonly values: readonly string[]
  /** Globs of the files that `values` and `schema` speak of; empty means every path. */
  readonly valuePaths: readonly string[]
  /** Path of the JSON Schema that configuration files satisfy; `null` for none. */
  readonly schema: string | null
  /** Texts of the files that these rules name and that stand beside a patch: flag file, tracking plan, schema, by path. */
  readonly files: Readonly<Record<string, string>>
  /** Paths of every file of the base commit: a new file may take the place of one. `null`: unknown. */
  readonly names: readonly string[] | null
  /** When the base commit was made: a judge has no clock. `null`: unknown, so nothing is said about dates. */
  readonly asOf: Instant | null
  /** Globs of paths the lane in force allows; empty means every path. */
  readonly paths: readonly string[]
  /** Globs of files that a tool writes, beyond those that say so in their first lines. */
  readonly generated: readonly string[]
  readonly limits: { readonly files: number; readonly edits: number }
}

/** What applying typed edits to one file gives. A failed edit names itself and changes nothing. */
export type Applied =
  | { readonly kind: 'applied'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly findings: readonly Finding[] }
