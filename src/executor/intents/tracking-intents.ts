import { nearest } from '../../base/nearest.ts'
import { readPlan } from '../../lane/instrumentation/tracking-plan.ts'
import type { RepoFacts, Slot, SlotEdit } from '../../lane/lane.ts'
import { type Proposed, placeSays, quote } from '../propose-edits.ts'
import { findElement, mayHoldElement, readTarget, type Target } from './find-element.ts'
import { type ContractIntents, type Ground, incomplete, type Reading, wish } from './intent-forms.ts'
import { quotedMark, type Sentence } from './sentence.ts'

interface Property {
  readonly name: string
  /** As source: `"home"`, `3`, `plan.id`. */
  readonly value: string
  readonly type: 'string' | 'number' | 'boolean' | null
}

interface Tracking {
  readonly event: string
  readonly properties: readonly Property[]
}

const forms = [
  'Track clicks on "Sign up" as sign_up_clicked',
  'Track the form on the contact page as contact_sent',
  'Track clicks on the button "Buy" as buy_clicked with label "home" and plan',
  'Send sign_up_clicked when people click "Sign up"',
] as const

const acts: readonly (readonly [words: RegExp, context: RegExp])[] = [
  [/\b(?:click|tap|press|hit|follow)/i, /^Clicks on /],
  [/\b(?:submi|send|sent)/i, /^Submitting /],
  [/\b(?:chang|choos|select|typ)/i, /^Changes of /],
  [/\b(?:open|clos|toggl|expand)/i, /^Opening or closing /],
]

const asEvent =
  /^(?:track|record|log|measure|count|capture|instrument)\s+(?:(?:when|how\s+(?:many|often))\s+(?:people|somebody|someone|users?|visitors?|customers?|they|a\s+\w+)\s+)?(.+?)\s+(?:as|with\s+(?:the\s+)?event|under(?:\s+the\s+name)?|by\s+the\s+name(?:\s+of)?)\s+(?:an?\s+|the\s+)?(?:event\s+)?(?:called\s+|named\s+)?(\S+?)(?:,?\s+(?:with|including|sending|and)\s+(?:the\s+)?(?:propert(?:y|ies)\s+)?(.+))?$/i
const sendWhen =
  /^(?:track|send|fire|emit|record|log|trigger)\s+(?!(?:how|when)\b)(?:the\s+)?(?:event\s+)?(\S+?)(?:,?\s+with\s+(?:the\s+)?(?:propert(?:y|ies)\s+)?(.+?))?,?\s+(?:when(?:ever)?|if|once)\s+(?:(?:people|somebody|someone|users?|visitors?|customers?|they|a\s+\w+)\s+)?(.+)$/i
const onlyTarget =
  /^(?:(?:track|instrument)\s+|(?:add|put)\s+(?:tracking|an\s+event)\s+(?:to|on|for)\s+|(?:log|record|send|fire|track)\s+(?:an\s+event|events)\s+(?:when|for|on)\s+(?:(?:people|somebody|someone|users?|visitors?|customers?|they|a\s+\w+)\s+)?)(.+)$/i
const pageViews = /\b(?:page\s?views?|visits?|impressions?|views of)\b/i
const actWords =
  /^(?:the\s+)?(?:(?:clicks?|clicked|clicking|taps?|tapping|presses|press|pressing|submits?|submissions?|submitting|submitted|sends?|sending|changes?|changing|opens?|opening|closes?|closing|toggles?|follows?|selects?|selecting|hits?|uses?)\b\s*)(?:(?:on|of|in|for|to|at)\b\s*)?/i

const trailingAct = /\s+(?:clicks|taps|presses|submissions|submits|changes|opens)$/i

export const trackingIntents: ContractIntents = {
  contracts: ['instrumentation'],
  about: /\b(?:track\w*|analytics|events?|log|measure|record)\b/i,
  isSure: true,
  changes: 'what is tracked',
  forms,
  read(sentence) {
    const found = parts(sentence)
    if (found === null) return null
    const { act, targetWords, tracking } = found
    if (typeof tracking === 'string') return incomplete(tracking)
    if (pageViews.test(targetWords)) {
      return incomplete(
        'This records what people do at an element: clicks, submits, changes. To record that a page is seen is a change of code.',
      )
    }
    const target = readTarget(targetWords, sentence)
    if (target === null) return incomplete(`Say which button, link or form is meant, by the words on it: ${forms[0]}.`)
    return trackWish(target, act, tracking)
  },
  at(sentence, slot, ground) {
    if (slot.kind === 'new-event') return edits([edit(slot, sentence.written.trim())], `${placeSays(slot)} is added.`)
    const found = parts(sentence)
    const bare = /^[a-z][\w-]*$/i.exec(sentence.textOf(sentence.words))
    const tracking = found?.tracking ?? (bare ? { event: bare[0], properties: [] } : null)
    if (typeof tracking === 'string') return { kind: 'not-understood', says: tracking }
    if (tracking === null)
      return edits(
        [edit(slot, sentence.written.trim())],
        `${placeSays(slot)} records ${quote(sentence.written.trim())}.`,
      )
    return record([slot], tracking, ground)
  },
}

function trackWish(target: Target, act: RegExp | null, tracking: Tracking): Reading {
  const holds = mayHoldElement(target)
  return wish({
    texts: target.text === null ? [] : [target.text],
    mayHold: (path, raw, ground) => path === ground.facts.track?.plan || holds(path, raw, ground),
    propose(ground) {
      if (ground.facts.track === null) {
        return {
          kind: 'none',
          says: 'No lane says how this product tracks. An engineer adds a lane with `contract: instrumentation` and `track: { call, module, plan }`.',
          candidates: [],
        }
      }
      const places = ground.slots.filter(({ kind }) => kind === 'events')
      const wanted = act === null ? places : places.filter(({ context }) => act.test(context))
      const found = findElement(target, wanted.length > 0 ? wanted : places, ground.keysOf, 'that can be tracked')
      return found.kind === 'found' ? record(found.slots, tracking, ground) : found
    },
  })
}

/** Takes the sentence apart; a text says what is missing. */
function parts(
  sentence: Sentence,
): { readonly act: RegExp | null; readonly targetWords: string; readonly tracking: Tracking | string } | null {
  const { words } = sentence
  const as = asEvent.exec(words)
  const send = as === null ? sendWhen.exec(words) : null
  const rest = as?.[1] ?? send?.[3] ?? onlyTarget.exec(words)?.[1]
  if (rest === undefined) return null
  const event = as?.[2] ?? send?.[1]
  // "log in", "record player": without an event these are words of a text, unless what follows is an act.
  if (event === undefined && !actWords.test(rest) && !trailingAct.test(rest) && !new RegExp(quotedMark, 'u').test(rest))
    return null
  const said = actWords.exec(rest)?.[0] ?? trailingAct.exec(rest)?.[0] ?? ''
  const act = acts.find(([words]) => words.test(said))?.[1] ?? null
  const targetWords = rest.replace(actWords, '').replace(trailingAct, '')
  if (event === undefined)
    return { act, targetWords, tracking: `Say under which name it is recorded: ${words.length > 0 ? forms[0] : ''}.` }
  const name = sentence.textOf(event.replace(/[,.;:]+$/, ''))
  if (!/^[A-Za-z][\w-]*$/.test(name)) {
    return {
      act,
      targetWords,
      tracking: `${quote(name)} cannot name an event. Use lower-case words joined by "_": sign_up_clicked.`,
    }
  }
  const properties = propertiesOf(as?.[3] ?? send?.[2], sentence)
  return {
    act,
    targetWords,
    tracking: typeof properties === 'string' ? properties : { event: name, properties },
  }
}

/** `label "home" and plan`, `weeks 3`, `plan = plan.id`; a text where one cannot be read. */
function propertiesOf(words: string | undefined, sentence: Sentence): readonly Property[] | string {
  if (words === undefined) return []
  const found: Property[] = []
  for (const part of words.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).filter((each) => each !== '')) {
    const match = new RegExp(
      `^(?:the\\s+)?([A-Za-z_][\\w-]*)(?:\\s*(?:=|:|\\bas\\b|\\bis\\b|\\bof\\b|\\s)\\s*(${quotedMark}|[^\\s\\uE000-\\uE0FF]+))?$`,
      'u',
    ).exec(part)
    const property = match === null ? null : propertyOf(match[1] ?? '', match[2], sentence)
    if (property === null)
      return `The property ${quote(sentence.textOf(part))} was not understood. Write for example: with label "home" and plan.`
    if (found.some(({ name }) => name === property.name)) return `The property ${property.name} is given twice.`
    found.push(property)
  }
  return found
}

function propertyOf(name: string, value: string | undefined, sentence: Sentence): Property | null {
  if (value === undefined) return /-/.test(name) ? null : { name, value: name, type: null }
  if (new RegExp(`^${quotedMark}$`, 'u').test(value))
    return { name, value: JSON.stringify(sentence.textOf(value)), type: 'string' }
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(value)) return { name, value, type: 'number' }
  if (/^(?:true|false)$/.test(value)) return { name, value, type: 'boolean' }
  return /^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)*$/.test(value) ? { name, value, type: null } : null
}

const edit = (slot: Slot, to: string): SlotEdit => ({ slot: slot.id, path: slot.path, from: slot.value, to })
const edits = (made: readonly SlotEdit[], says: string): Proposed => ({ kind: 'edits', says, edits: made })

function record(slots: readonly Slot[], { event, properties }: Tracking, { slots: all, facts }: Ground): Proposed {
  const line = `${event}${properties.length === 0 ? '' : ` {${properties.map(({ name, value }) => `${JSON.stringify(name)}:${value}`).join(',')}}`}`
  const fresh = slots.filter(({ value }) => !value.split('\n').includes(line))
  const [first] = fresh
  if (first === undefined) return { kind: 'none', says: `${event} is recorded there already.`, candidates: slots }
  const made = fresh.map((slot) => edit(slot, slot.value === '' ? line : `${slot.value}\n${line}`))
  const planned = planEdit(event, properties, all, facts)
  if ('kind' in planned) return planned
  const where = fresh.length === 1 ? placeSays(first) : `${fresh.length} places`
  return edits([...made, ...planned.edits], `${where}: records ${line}.${planned.says}`)
}

/** The event in the tracking plan, added where it is missing. */
function planEdit(
  event: string,
  properties: readonly Property[],
  slots: readonly Slot[],
  facts: RepoFacts,
): { readonly edits: readonly SlotEdit[]; readonly says: string } | Proposed {
  const path = facts.track?.plan ?? ''
  const plan = readPlan(path, facts.files[path] ?? '')
  const known = plan?.events.get(event)
  if (known !== undefined) {
    const strange = properties.find(({ name }) => !known.has(name))
    if (strange === undefined) return { edits: [], says: '' }
    const names = [...known.keys()]
    return {
      kind: 'none',
      says: `${event} has no property ${strange.name} in ${path}. ${names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none.'} An engineer adds it there.`,
      candidates: [],
    }
  }
  const slot = slots.find((each) => each.kind === 'new-event' && each.path === path)
  if (slot === undefined) {
    const names = [...(plan?.events.keys() ?? [])]
    const close = nearest(event, names)
    return {
      kind: 'none',
      says: `The event ${event} is not in ${path}, and this lane cannot add it there.${close ? ` Did you mean ${close}?` : ''} ${names.length > 0 && names.length <= 30 ? `The plan has: ${names.join(', ')}. ` : ''}Use one of its events, or ask an engineer to let the lane's paths take the plan in.`,
      candidates: [],
    }
  }
  const typed = properties.map(({ name, type }) => `${name}: ${type ?? typeElsewhere(name, plan) ?? 'string'}`)
  const to = typed.length === 0 ? event : `${event} {${typed.join(', ')}}`
  return { edits: [edit(slot, to)], says: ` The event is new: ${path} gains ${to}.` }
}

/** What other events of the plan say of a property of the same name. */
function typeElsewhere(name: string, plan: ReturnType<typeof readPlan>): string | null {
  for (const properties of plan?.events.values() ?? []) {
    const type = properties.get(name)?.type
    if (type) return type
  }
  return null
}
