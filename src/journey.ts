import type { ChangeState } from './change/change-state.ts'
import { checkChange } from './evidence/check-change.ts'
import { proveChange } from './evidence/prove-change.ts'
import { visiblePiece } from './evidence/visible-pieces.ts'
import type { Fact, Ground } from './journey/ground.ts'
import type { ChangeRecord } from './ledger/change-record.ts'
import { deployChange } from './ship/deploy-change.ts'
import { mergeChange } from './ship/merge-change.ts'
import { seeLive } from './ship/see-live.ts'

/**
 * The whole journey of a change, in order. A person begins it (`proposeChange`) and a person decides in the middle
 * (`approveChange`, `requestChanges`); every other step is Fairway's and is here.
 *
 * A step looks only at the record and the ground, yields facts as they become true, and may be killed anywhere: run again, it
 * finds what it had done. Its facts are recorded only while nothing else has happened to the change meanwhile.
 */
export const journey: readonly Step[] = [
  //  from         name             what happens                                                            leads to
  { from: 'draft', name: 'prove', run: prove }, //      edits → patch → judged by its lane's contract     proved | refused
  { from: 'proved', name: 'check', run: check }, //     the repository's own checks; pictures             checked
  { from: 'checked', name: 'ask', run: ask }, //        the owners of the touched paths are asked         in review
  //        in review                                   a person says yes to exactly what is shown        approved
  { from: 'approved', name: 'merge', run: merge }, //   compare-and-swap on the base, landed = approved   merged
  { from: 'merged', name: 'deploy', run: deploy }, //   the repository's own deploy command               deployed
  { from: 'deployed', name: 'look', run: look }, //     a real browser finds the text in production       live
]

export interface Step {
  readonly from: ChangeState
  readonly name: 'prove' | 'check' | 'ask' | 'merge' | 'deploy' | 'look'
  run(change: ChangeRecord, ground: Ground, signal: AbortSignal): AsyncIterable<Fact>
}

/** The step that is Fairway's to do now; `null` while a person is waited for, and when the change has ended. */
export const nextStep = (change: ChangeRecord): Step | null =>
  change.problem ? null : (journey.find((step) => step.from === change.state) ?? null)

async function* prove(change: ChangeRecord, ground: Ground): AsyncIterable<Fact> {
  yield await proveChange(change, await ground.prove(change))
}

async function* check(change: ChangeRecord, ground: Ground, signal: AbortSignal): AsyncIterable<Fact> {
  yield* checkChange({ ...change, proof: proofOf(change) }, await ground.check(change), signal)
}

async function* ask(change: ChangeRecord, ground: Ground): AsyncIterable<Fact> {
  yield await ground.ask(change)
}

async function* merge(change: ChangeRecord, ground: Ground): AsyncIterable<Fact> {
  yield* mergeChange({ ...change, proof: proofOf(change) }, await ground.merge(change))
}

async function* deploy(change: ChangeRecord, ground: Ground, signal: AbortSignal): AsyncIterable<Fact> {
  yield* deployChange(await ground.deploy(change, signal))
}

async function* look(change: ChangeRecord, ground: Ground, signal: AbortSignal): AsyncIterable<Fact> {
  const texts = proofOf(change)
    .edits.map((edit) => visiblePiece(edit.after))
    .filter((text) => text !== '')
  yield await seeLive([...new Set(texts)], await ground.live(change, signal))
}

function proofOf(change: ChangeRecord) {
  if (!change.proof) throw new Error(`change ${change.id} is ${change.state} without a proof`)
  return change.proof
}
