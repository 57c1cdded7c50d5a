import { keyWords } from '../../lane/config/key-words.ts'
import type { Slot } from '../../lane/lane.ts'
import { maxCandidates, type Proposed, placeSays, quote } from '../propose-edits.ts'
import { type ContractIntents, type Ground, type Reading, wish } from './intent-forms.ts'
import { quotedMark, type Sentence } from './sentence.ts'
import { missingWeights, nameOf, type SlotChange } from './weights.ts'

const forms = [
  'Set the rollout of pricing-headline to 25 %',
  'Change rollout to 70',
  'Set variant promise to 60 % and control to 40 %',
  'Turn off pricing-headline',
  'Enable pricing-headline',
] as const

/** One value that shall become another. */
interface Setting {
  /** Words of its name and place. */
  readonly named: readonly string[]
  readonly says: string
  /** "Roll out", "show to": the rollout is meant, where the place has one. */
  readonly isRoll: boolean
  readonly value: string
  /** Whether the person wrote a percent sign. */
  readonly isPercent: boolean
}

const verb =
  /^(?:set|change|update|put|raise|increase|lower|reduce|decrease|drop|bring|ramp(?:\s+up|\s+down)?|make|move|adjust|give|roll|show|release|bump|scale|dial|cut|limit|send|route|allocate|direct)\s+/i
const turn =
  /^(?:(?:turn|switch)\s+(on|off)\s+(.+)|(?:turn|switch)\s+(.+?)\s+(on|off)|(.+?)\s+(?:should|shall|must|needs\s+to)\s+be\s+(?:turned\s+|switched\s+)?(on|off)|(enable|activate|start|resume|disable|deactivate|stop|pause)\s+(.+))$/i
const number = '-?\\d{1,15}(?:[.,]\\d{1,15})?'
const literal = `${number}(?:\\s*(?:%|percent|per cent|pct))?|true|false|on|off|yes|no|enabled|disabled|\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.+-]+Z?)?`
const valueEnd = new RegExp(`^(.+?)\\s+(?:to|at|=|→|->|=>)\\s+(${quotedMark}|${literal})$`, 'iu')
const anyValueEnd = /^(.+?)\s+(?:to|=|→|->|=>)\s+([\w.-]{1,100})$/iu
const ofPeople = /\s+of\s+(?:(?:the|our|all)\s+)?(?:visitors|users|people|customers|traffic|everybody|everyone)\b/gi
const split =
  /^(?:split|divide)\s+(.+?)\s+(\d{1,3})\s*(?:[/:–-]|to)\s*(\d{1,3})\s+(?:between|for|over|among)\s+(.+?)\s+and\s+(.+)$/iu
const given = new RegExp(`^(${literal})\\s+(?:to|for)\\s+(.+)$`, 'iu')
const receives = new RegExp(`^(?:the\\s+)?(.+?)\\s+(${number}\\s*(?:%|percent|per cent|pct))$`, 'iu')
const placeBehind = new RegExp(`^(.*\\s(?:${quotedMark}|${literal}))\\s+(?:in|for|of|on)\\s+(?:the\\s+)?(\\S.*)$`, 'iu')
/** Words that name nothing. */
const silent = new Set(
  'the a an of for in on at to our this that experiment experiments test flag feature value setting config its variants'.split(
    ' ',
  ),
)

export const configIntents: ContractIntents = {
  contracts: ['config'],
  about: /\b(?:rollout|roll|variants?|experiments?|weights?|percent|traffic|enabled?|disabled?|on|off)\b|%/i,
  isSure: false,
  changes: 'settings such as weights, rollouts and switches',
  forms,
  read(sentence, isAsked) {
    const switched = readTurn(sentence)
    if (switched !== null) return switched
    const settings = settingsOf(sentence, isAsked)
    return settings === null
      ? null
      : wish({ texts: [], mayHold: () => true, propose: (ground) => setAll(settings, ground) })
  },
  at(sentence, slot, ground) {
    const turned = turn.exec(sentence.words)
    const settings = settingsOf(sentence, true)
    if (settings && settings.length > 1)
      return { kind: 'not-understood', says: 'One place was given, but the sentence asks for several changes.' }
    const words = sentence.textOf(sentence.words)
    const setting = settings?.[0] ?? {
      named: [],
      says: words,
      isRoll: false,
      ...valueOf(turned ? (isOn(turned) ? 'on' : 'off') : words),
    }
    const to = spelled(slot, setting, ground.slots)
    return to === null ? unclear(slot, setting) : changed([{ slot, to }], ground.slots)
  },
}

const isOn = (found: RegExpExecArray): boolean =>
  /^(?:on|enable|activate|start|resume)$/i.test(found[1] ?? found[4] ?? found[6] ?? found[7] ?? '')

/** `a to 60 % and b to 40 %` in parts; `null` where one of them is none. */
function settingsOf(sentence: Sentence, isAsked: boolean): readonly Setting[] | null {
  const { words } = sentence
  const parted = split.exec(words)
  if (parted) return partedSettings(parted, sentence)
  if (!verb.test(words)) return null
  const isRoll = /^(?:roll|show|release)\s+/i.test(words)
  const isGiven = /^(?:give|move|send|route|allocate|direct)\s+/i.test(words)
  const rest = words
    .replace(verb, '')
    .replace(/^out\s+/i, '')
    .replace(/\s+out\s+(?=to\b)/i, ' ')
    .replaceAll(ofPeople, '')
  const behind = isGiven ? null : placeBehind.exec(rest)
  const place = [sentence.place, behind?.[2]]
    .filter((each) => each != null)
    .map((each) => namesIn(sentence.textOf(each)))
  const parts = (behind?.[1] ?? rest)
    .split(/\s*(?:,|;)\s*(?:and\s+)?|\s+and\s+(?:(?:set|change)\s+)?/i)
    .filter((part) => part !== '')
  const settings: Setting[] = []
  for (const part of parts) {
    const turned = isGiven ? given.exec(part) : null
    const found =
      (isGiven ? receives.exec(part) : null) ?? valueEnd.exec(part) ?? (isAsked ? anyValueEnd.exec(part) : null)
    const [name, value] = turned ? [turned[2], turned[1]] : [found?.[1], found?.[2]]
    if (
      name === undefined ||
      value === undefined ||
      (/^(?:give|send|route|allocate|direct)\s+/i.test(words) && found === null && !turned)
    )
      return null
    const named = namesIn(sentence.textOf(name))
    if (named.length === 0) return null
    settings.push({
      named: [...named, ...place.flat()],
      isRoll,
      says: sentence.textOf(name.replace(/^the\s+/i, '')),
      ...valueOf(sentence.textOf(value)),
    })
  }
  return settings.length > 0 && settings.length <= 20 ? settings : null
}

/** `Split pricing-headline 60/40 between promise and control` */
function partedSettings(found: RegExpExecArray, { textOf }: Sentence): readonly Setting[] {
  const [, whole = '', one = '', other = '', first = '', second = ''] = found
  return [
    [first, one],
    [second, other],
  ].map(([name = '', value = '']) => ({
    named: [...namesIn(textOf(whole)), ...namesIn(textOf(name)), 'weight'],
    says: textOf(name),
    isRoll: false,
    value,
    isPercent: true,
  }))
}

const namesIn = (text: string): string[] =>
  keyWords(text.replaceAll(/\broll[\s-]out\b/gi, 'rollout')).filter((word) => !silent.has(word))

const valueOf = (text: string): Pick<Setting, 'value' | 'isPercent'> => {
  const [, digits, percent] = /^(-?\d+(?:[.,]\d+)?)\s*(%|percent|per cent|pct)?$/i.exec(text.trim()) ?? []
  return digits === undefined
    ? { value: text.trim(), isPercent: false }
    : { value: digits.replace(',', '.'), isPercent: percent !== undefined }
}

function setAll(settings: readonly Setting[], { slots }: Ground): Proposed {
  if (slots.length === 0) return nothingListed
  const changes: SlotChange[] = []
  for (const setting of settings) {
    const rolled = setting.isRoll ? placesOf({ named: [...setting.named, 'rollout'] }, slots) : []
    const all = rolled.length > 0 ? rolled : placesOf(setting, slots)
    // "… and control to 40 %" speaks of the file that the first part named.
    const beside = all.filter(({ path }) => changes.some(({ slot }) => slot.path === path))
    const found = changes.length > 0 && beside.length > 0 ? beside : all
    const [slot] = found
    if (slot === undefined) return nothingNamed(setting, slots)
    if (found.length > 1) return several(setting, found)
    if (changes.some((change) => change.slot === slot))
      return {
        kind: 'ambiguous',
        says: `Two of the wishes set the same value: ${placeSays(slot)}.`,
        candidates: [slot],
      }
    const to = spelled(slot, setting, slots)
    if (to === null) return unclear(slot, setting)
    changes.push({ slot, to })
  }
  return missingWeights(changes, slots) ?? changed(changes, slots)
}

const nothingListed: Proposed = {
  kind: 'none',
  says: 'No lane lists values that may change. An engineer adds a lane with `contract: config`, its files and the `values` in them.',
  candidates: [],
}

/** Values whose names and place hold every word; of these, those whose own name was said. */
function placesOf({ named }: Pick<Setting, 'named'>, slots: readonly Slot[]): readonly Slot[] {
  const wanted = named.filter((word) => word !== 'variant' && word !== 'weight' && word !== 'share')
  const words = wanted.length > 0 ? wanted : named
  const holding = slots.filter((slot) => {
    const own = new Set(keyWords(`${slot.path.replace(/\.\w+$/, '')} ${slot.key ?? ''} ${slot.context}`))
    return words.every((word) => own.has(word) || own.has(`${word}s`) || own.has(word.replace(/s$/, '')))
  })
  const isWeight = named.some((word) => word !== undefined && /^(?:weight|share)$/.test(word))
  const own = holding.filter((slot) => {
    const last = nameOf(slot)
    return isWeight ? last.includes('weight') || last.includes('share') : last.every((word) => named.includes(word))
  })
  if (own.length > 0) return own
  // "Set variant promise to 60 %" names the variant and means its weight.
  const numbers = holding.filter(({ value }) => /^-?\d/.test(value))
  const weights = numbers.filter((slot) => nameOf(slot).includes('weight'))
  return weights.length > 0 ? weights : holding
}

/** The value as the file writes it; `null` where that cannot be told. */
function spelled(
  slot: Slot,
  { value, isPercent }: Pick<Setting, 'value' | 'isPercent'>,
  slots: readonly Slot[],
): string | null {
  if (/^(?:true|false)$/i.test(slot.value)) {
    if (/^(?:on|yes|true|enabled)$/i.test(value)) return 'true'
    return /^(?:off|no|false|disabled)$/i.test(value) ? 'false' : null
  }
  if (!/^-?\d/.test(slot.value)) return value
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return null
  if (!isPercent) return value
  const isFraction = isFractional(slot, slots)
  return isFraction === null ? null : isFraction ? String(Number((Number(value) / 100).toFixed(9))) : value
}

/** Whether a share is written as `0.5` rather than `50`; `null` where only 0 and 1 stand there. */
function isFractional(slot: Slot, slots: readonly Slot[]): boolean | null {
  const name = nameOf(slot).join(' ')
  const beside = slots.filter((other) => other.path === slot.path && nameOf(other).join(' ') === name)
  const numbers = beside.map(({ value }) => Number(value)).filter((each) => Number.isFinite(each))
  if (numbers.some((each) => Math.abs(each) > 1)) return false
  return numbers.some((each) => !Number.isInteger(each)) ? true : null
}

const unclear = (slot: Slot, setting: Setting): Proposed => ({
  kind: 'none',
  says: setting.isPercent
    ? `${placeSays(slot)} is ${slot.value}, which may be a share of 1 or of 100. Write the number as the file shall have it.`
    : `${placeSays(slot)} is ${slot.value}; ${quote(setting.value)} is another kind of value.`,
  candidates: [slot],
})

function nothingNamed(setting: Setting, slots: readonly Slot[]): Proposed {
  const near = slots.filter((slot) =>
    setting.named.some((word) => keyWords(`${slot.path} ${slot.key ?? ''} ${slot.context}`).includes(word)),
  )
  return {
    kind: 'none',
    says: `No value that may change is called ${quote(setting.says)}. ${near.length > 0 ? 'The nearest are listed.' : 'These may change:'}`,
    candidates: (near.length > 0 ? near : slots).slice(0, maxCandidates),
  }
}

const several = ({ says }: Pick<Setting, 'says'>, slots: readonly Slot[]): Proposed => ({
  kind: 'ambiguous',
  says: `${slots.length} values could be ${quote(says)}. Name the experiment or file, or pick one.`,
  candidates: slots.slice(0, maxCandidates),
})

function changed(changes: readonly SlotChange[], slots: readonly Slot[]): Proposed {
  const fresh = changes.filter(({ slot, to }) => slot.value !== to)
  if (fresh.length === 0) {
    const says = changes.map(({ slot }) => `${placeSays(slot)} is ${slot.value} already.`).join(' ')
    return { kind: 'none', says, candidates: changes.map(({ slot }) => slot) }
  }
  const says = fresh.map(({ slot, to }) => `${placeSays(slot)}: ${shown(slot.value)} becomes ${shown(to)}.`).join(' ')
  return {
    kind: 'edits',
    says: slots.length === 0 ? says : says,
    edits: fresh.map(({ slot, to }) => ({ slot: slot.id, path: slot.path, from: slot.value, to })),
  }
}

const shown = (value: string): string => (value === 'true' ? 'on' : value === 'false' ? 'off' : value)

function readTurn(sentence: Sentence): Reading {
  const found = turn.exec(sentence.words)
  if (found === null) return null
  const to = isOn(found) ? 'on' : 'off'
  const says = sentence.textOf((found[2] ?? found[3] ?? found[5] ?? found[8] ?? '').replace(/^the\s+/i, ''))
  const named = namesIn(says)
  if (named.length === 0) return null
  return wish({
    texts: [],
    mayHold: () => true,
    propose({ slots, others }) {
      if (slots.length === 0) return nothingListed
      const holding = switchesOf(slots).filter((slot) => placesOf({ named }, [slot]).length > 0)
      const [slot] = holding
      if (slot === undefined) {
        const home = others.find(
          ({ flag, files }) => flag !== null && (files[flag.file] ?? '').includes(JSON.stringify(says)),
        )
        const answer = nothingNamed({ named, says, isRoll: false, value: to, isPercent: false }, switchesOf(slots))
        return home?.flag && answer.kind === 'none'
          ? {
              ...answer,
              says: `${says} is a flag in ${home.flag.file}, and no lane lets its state change. "End flag ${says}: keep it on" makes it permanent; to turn flags on and off, an engineer adds a config lane with the values /flags/*/defaultVariant.`,
              candidates: [],
            }
          : answer
      }
      if (holding.length > 1) return several({ says }, holding)
      const value = switchedTo(slot, to)
      return changed([{ slot, to: value }], slots)
    },
  })
}

const switchesOf = (slots: readonly Slot[]): readonly Slot[] =>
  slots.filter(
    (slot) =>
      /^(?:true|false)$/i.test(slot.value) ||
      (/(?:^|\.)defaultVariant$/.test(slot.key ?? '') && /^(?:on|off|true|false|enabled|disabled)$/.test(slot.value)) ||
      (/(?:^|\.)state$/.test(slot.key ?? '') && /^(?:ENABLED|DISABLED)$/.test(slot.value)),
  )

function switchedTo(slot: Slot, to: 'on' | 'off'): string {
  const pairs = [
    ['true', 'false'],
    ['on', 'off'],
    ['enabled', 'disabled'],
    ['ENABLED', 'DISABLED'],
  ] as const
  const pair = pairs.find((each) => (each as readonly string[]).includes(slot.value)) ?? pairs[0]
  return to === 'on' ? pair[0] : pair[1]
}
