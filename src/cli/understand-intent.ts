import { holdsWords } from '../executor/holds-words.ts'
import { allIntents } from '../executor/intents/all-intents.ts'
import type { Ground, Wish } from '../executor/intents/intent-forms.ts'
import { readSentence, type Sentence, wishesOf } from '../executor/intents/sentence.ts'
import { isMessageFile } from '../executor/intents/text-intents.ts'
import { type Proposed, plain } from '../executor/propose-edits.ts'
import type { ContractName, Slot } from '../lane/lane.ts'
import type { ChosenRule } from './lane-choice.ts'
import type { RepositoryTexts } from './repository-texts.ts'

/** What a sentence came to, and the rule under which that may be done. */
export interface Understood {
  readonly proposed: Proposed
  readonly rule: ChosenRule
  /** The places that were looked at under that rule. */
  readonly slots: readonly Slot[]
}

/**
 * Finds out what a sentence asks for. The words decide the contract, where more than one may be meant; the lane with that contract
 * gives the rule. Files that can hold a place that is meant are parsed first; the others only when no place there is meant.
 *
 * @param rules every rule that may apply, in the order in which they are asked; at least one
 */
export async function understandIntent(
  texts: RepositoryTexts,
  rules: readonly ChosenRule[],
  intent: string,
): Promise<Understood> {
  const sentence = readSentence(intent)
  const isAsked = new Set(rules.map(({ contract }) => contract)).size === 1
  const several = manyChanges(sentence)
  if (several !== null) return { proposed: { kind: 'not-understood', says: several }, rule: noLane(rules), slots: [] }
  const others = rules.map(({ facts }) => facts)
  let nothing: Understood | null = null
  for (const intents of allIntents) {
    const open = rules.filter(({ contract }) => intents.contracts.includes(contract))
    const [rule] = open
    const reading = rule && intents.read(sentence, isAsked)
    if (!reading || !rule) continue
    if (reading.kind === 'incomplete') {
      nothing ??= { proposed: { kind: 'not-understood', says: reading.says }, rule, slots: [] }
      if (intents.isSure) break
      continue
    }
    const understood = await meet(texts, open, reading.wish, others)
    // The same words may be a wish of another contract that has such a place.
    if (understood.proposed.kind !== 'none' || intents.isSure) return understood
    if (nothing === null || nothing.proposed.kind === 'not-understood') nothing = understood
  }
  if (nothing !== null) return nothing
  return { proposed: notUnderstood(sentence, rules), rule: noLane(rules), slots: [] }
}

/** The rule of an answer that is about no lane in particular. */
function noLane(rules: readonly ChosenRule[]): ChosenRule {
  const [rule] = rules as readonly [ChosenRule]
  return rules.length > 1 ? { ...rule, lane: null } : rule
}

/** A sentence with wishes of different kinds: nobody's second wish is dropped in silence. */
function manyChanges(sentence: Sentence): string | null {
  const wishes = wishesOf(sentence)
  const kinds = wishes.map((wish) => allIntents.find((intents) => intents.read(wish, false) !== null))
  const [kind] = kinds
  if (wishes.length < 2 || kinds.includes(undefined)) return null
  // Several texts or values may be one change; everything else is understood one wish at a time.
  if (!kind?.isSure && new Set(kinds).size === 1) return null
  return `This asks for ${wishes.length} changes. Make one at a time: ${wishes.map(({ written }, index) => `${index + 1}. ${written}`).join(' ')}`
}

/** What a sentence, or a value alone, means for the place with an id. */
export async function understandAt(
  texts: RepositoryTexts,
  rules: readonly ChosenRule[],
  intent: string,
  id: string,
): Promise<Understood> {
  const sentence = readSentence(intent)
  // Places of texts are asked for most, and their files are the fewest to parse.
  const order: readonly ContractName[] = ['copy', 'content', 'config', 'instrumentation', 'flagged', 'style']
  for (const contract of order) {
    const intents = allIntents.find(({ contracts }) => contracts.includes(contract))
    for (const rule of rules.filter((each) => each.contract === contract)) {
      const slots = await texts.slots(contract, rule.facts, () => true)
      const slot = slots.find((each) => each.id === id)
      if (slot && intents)
        return {
          proposed: intents.at(sentence, slot, { slots, facts: rule.facts, others: [], keysOf: () => [] }),
          rule,
          slots,
        }
    }
  }
  const says = `There is no place ${id} that may change. List the places again: their ids change with their surroundings.`
  return { proposed: { kind: 'none', says, candidates: [] }, rule: rules[0] as ChosenRule, slots: [] }
}

async function meet(
  texts: RepositoryTexts,
  rules: readonly ChosenRule[],
  wish: Wish,
  others: Ground['others'],
): Promise<Understood> {
  const keys = await keysUnder(texts, rules, wish.texts)
  const ground = { others, keysOf: (text: string) => keys.get(plain(text)) ?? [] }
  const holdsFor = (rule: ChosenRule) => (path: string, raw: string) =>
    wish.mayHold(path, raw, { ...ground, facts: rule.facts })
  const near = await propose(texts, rules, wish, ground, holdsFor)
  if (near.proposed.kind !== 'none') return near
  const all = await propose(texts, rules, wish, ground, () => () => true)
  if (all.proposed.kind !== 'none' || rules.every(({ facts }) => facts.paths.length === 0)) return all
  const anywhere = rules.map((rule) => ({ ...rule, facts: { ...rule.facts, paths: [] } }))
  const outside = placesOutside((await propose(texts, anywhere, wish, ground, holdsFor)).proposed)
  if (outside.length === 0) return all
  const says = `It stands in ${outside.join(', ')}, which ${rules.length === 1 ? `the lane ${nameOf(rules[0] as ChosenRule)} does not take in` : 'no lane takes in'}.`
  return { ...all, proposed: { ...all.proposed, says: `${all.proposed.says} ${says}` } }
}

/** Files where a wish would have found its place, were it not for the paths of the lanes. */
function placesOutside(proposed: Proposed): readonly string[] {
  const places = proposed.kind === 'edits' ? proposed.edits : proposed.kind === 'ambiguous' ? proposed.candidates : []
  return [...new Set(places.map(({ path }) => path))].slice(0, 5)
}

async function propose(
  texts: RepositoryTexts,
  rules: readonly ChosenRule[],
  wish: Wish,
  ground: Pick<Ground, 'others' | 'keysOf'>,
  holdsFor: (rule: ChosenRule) => (path: string, raw: string) => boolean,
): Promise<Understood> {
  const found: { readonly rule: ChosenRule; readonly slots: readonly Slot[] }[] = []
  for (const rule of rules) found.push({ rule, slots: await texts.slots(rule.contract, rule.facts, holdsFor(rule)) })
  const seen = new Set<string>()
  const slots = found.flatMap((each) => each.slots).filter(({ id }) => !seen.has(id) && seen.add(id))
  const first = rules[0] as ChosenRule
  const proposed = wish.propose({ ...ground, slots, facts: first.facts })
  if (proposed.kind !== 'edits') return { proposed, rule: first, slots }
  const home = found.find((each) => {
    const ids = new Set<string>(each.slots.map(({ id }) => id))
    return proposed.edits.every((edit) => ids.has(edit.slot))
  })
  if (home) return { proposed, ...home }
  const edited = new Set<string>(proposed.edits.map(({ slot }) => slot))
  const says = `${proposed.says} These places belong to different lanes (${rules.map(nameOf).join(', ')}). Make one change for each lane.`
  return {
    proposed: { kind: 'ambiguous', says, candidates: slots.filter(({ id }) => edited.has(id)) },
    rule: first,
    slots,
  }
}

/** Keys of the catalogues of messages under which texts are looked up, by the text as people quote it. */
async function keysUnder(
  texts: RepositoryTexts,
  rules: readonly ChosenRule[],
  wanted: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const [rule] = rules
  if (wanted.length === 0 || rule === undefined) return new Map()
  const tests = wanted.map(holdsWords)
  const messages = await texts.slots(
    'copy',
    // The texts are only looked up here, so the paths of the lane do not matter.
    { ...rule.facts, paths: [] },
    (path, raw) => isMessageFile(path) && tests.some((holds) => holds === null || holds(raw)),
  )
  return new Map(
    wanted.map((text) => [
      plain(text),
      messages.flatMap(({ key, value }) => (key !== null && plain(value) === plain(text) ? [key] : [])),
    ]),
  )
}

const nameOf = ({ lane, contract }: ChosenRule): string => lane ?? contract

/** Says what would have been understood, or which contract the words belong to. */
function notUnderstood(sentence: Sentence, rules: readonly ChosenRule[]): Proposed {
  const open = allIntents.filter(({ contracts }) => rules.some(({ contract }) => contracts.includes(contract)))
  const about = open.filter((intents) => intents.about.test(sentence.words))
  const shown = about.length > 0 ? about : open
  const other = allIntents.find((intents) => !open.includes(intents) && intents.read(sentence, false) !== null)
  const lanes = rules.flatMap(({ lane }) => lane ?? [])
  const asked = lanes.length === 1 ? `the lane ${lanes[0]}` : lanes.length === 0 ? 'this contract' : 'no lane here'
  const forms = shown.flatMap((intents) => (shown.length > 2 ? intents.forms.slice(0, 2) : intents.forms))
  const understood = `Understood are:${forms.map((form) => `\n  ${form}`).join('')}`
  if (other) {
    const changes = open.map((intents) => intents.changes).join(' and ')
    const wrong =
      lanes.length > 1
        ? `These words would change ${other.changes}, and no lane here does that.`
        : `These words would change ${other.changes}; ${asked} changes ${changes}.`
    return { kind: 'not-understood', says: `${wrong} ${understood}` }
  }
  const hint = shown.some(({ contracts }) => contracts.includes('copy')) ? ' Put texts in quotes.' : ''
  return { kind: 'not-understood', says: `This sentence was not understood.${hint} ${understood}` }
}
