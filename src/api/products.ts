import type { PersonId, ProductId, Revision } from '../base/ids.ts'
import type { Occurrence, ProvedEdit, RecordedFinding } from '../change/change.ts'
import type { ChangeRecord } from '../ledger/change-record.ts'
import type { Product } from '../ledger/organisation.ts'
import type { WrittenTarget } from '../ledger/playbook-events.ts'
import type { Asked } from '../review/ask-for-review.ts'
import type { ProductView, TextView } from './product-schema.ts'

/** A lane as the pages need it. */
export interface OpenLane {
  readonly name: string
  readonly title: string
  readonly contract: string
  readonly propose: readonly string[]
  readonly checks: readonly { readonly name: string; readonly command: string }[]
}

/** Every visible text of a product at its tip. */
export interface Catalogue {
  readonly head: Revision
  readonly texts: readonly TextView[]
}

export interface PlacedEdit {
  readonly slot: string
  readonly path: string
  readonly from: string
  readonly to: string
}

/** What would come of edits, without recording anything. */
export interface TriedEdits {
  readonly kind: 'allowed' | 'refused' | 'unjudged'
  readonly base: Revision
  readonly lane: OpenLane | null
  readonly edits: readonly ProvedEdit[]
  readonly findings: readonly RecordedFinding[]
  readonly notices: readonly RecordedFinding[]
  readonly diff: string
  readonly judgeMs: number
}

/** What an intent in words was understood as. */
export interface UnderstoodWords {
  readonly kind: 'edits' | 'ambiguous' | 'none' | 'not-understood'
  readonly says: string
  readonly edits: readonly PlacedEdit[]
  readonly candidates: readonly TextView[]
}

/** The connected products, as the server needs them. `platform/product` implements it on git, sandbox and browser. */
export interface Products {
  /** @throws FairwayError where the repository cannot be used: the page then says so in place of the lanes */
  describe(product: Product): Promise<ProductView>
  /** Fetches the remote and visits the pages anew. */
  refresh(product: Product): Promise<void>
  /** @throws FairwayError `lanes-closed`, `repository-missing`, `repository-unreadable` */
  catalogue(product: Product): Promise<Catalogue>
  elsewhere(product: Product, text: TextView): Promise<readonly Occurrence[]>
  trial(product: Product, edits: readonly PlacedEdit[]): Promise<TriedEdits>
  understand(product: Product, words: string): Promise<UnderstoodWords>
  /** Who would be asked about these paths at the tip. */
  whoDecides(product: Product, lane: string, paths: readonly string[], authors: readonly PersonId[]): Promise<Asked>
  /** What its engineers want of its lanes, by the lanes file at the tip; nothing where that cannot be read. */
  writtenTargets(product: Product): Promise<readonly WrittenTarget[]>
  /** The lane by the rules of a base; `null` where those rules have no such lane. */
  laneAt(product: ProductId, base: Revision, lane: string): Promise<OpenLane | null>
  /** Makes sure the change's preview runs. @throws FairwayError `command-failed`, `no-sandbox`, `timed-out` */
  preview(change: ChangeRecord): Promise<{ readonly url: string; readonly path: string }>
}
