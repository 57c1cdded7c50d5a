import { readFlagFile } from '../../lane/flagged/flag-file/flag-file.ts'
import type { RepoFacts, Slot, SlotEdit } from '../../lane/lane.ts'
import { type Proposed, placeSays, quote } from '../propose-edits.ts'
import { findElement, mayHoldElement, readTarget } from './find-element.ts'
import { type ContractIntents, type Ground, incomplete, type Reading, wish } from './intent-forms.ts'
import type { Sentence } from './sentence.ts'

const forms = [
  'Put "Gift subscriptions" behind flag gift-cards',
  'Put the section "What others have asked" on the pricing page behind flag new-questions',
  'Hide "Sale" when flag no-sale is on',
  'End flag gift-cards: keep it on',
  'End flag gift-cards: remove it',
] as const

const behind =
  /^(put|hide|wrap|place|move|guard|gate|show|keep)\s+(.+?)\s+(?:only\s+)?(?:behind|under|with|in)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:feature[\s-]*)?(?:flag|toggle|switch)(?:\s+(?:called|named))?(?:\s+(\S+))?$/i
const behindNamed =
  /^(put|hide|wrap|place|move|guard|gate|show|keep)\s+(.+?)\s+(?:only\s+)?(?:behind|under)\s+(?:the\s+)?(?!(?:an?|new|feature)\s)(\S+)\s+(?:feature[\s-]*)?(?:flag|toggle)$/i
const hideWhen =
  /^(?:hide|remove|take away)\s+(.+?)\s+(?:when|where|while|if|for\s+(?:those|people|everybody|everyone|users|visitors)\s+(?:who\s+have|with))\s+(?:the\s+)?(?:feature[\s-]*)?(?:flag|toggle)\s+(\S+)(?:\s+(?:is\s+)?(?:on|enabled|active|set))?$/i
const showWhen =
  /^show\s+(.+?)\s+(?:only\s+)?(?:when|where|while|if|for\s+(?:those|people|users|visitors)\s+(?:who\s+have|with))\s+(?:the\s+)?(?:feature[\s-]*)?(?:flag|toggle)\s+(\S+)(?:\s+(?:is\s+)?(?:on|enabled|active|set))?$/i
const end =
  /^(?:end|finish|retire|close|conclude|clean\s*up|delete|remove|drop|sunset|get rid of|kill)\s+(?:the\s+)?(?:feature[\s-]*)?(?:flag|toggle)\s+([^\s:;,.]+(?:\.[^\s:;,.]+)*)(?:\s*[:;,.–—-]?\s*(?:and\s+|but\s+)?(.*))?$/i
const endNamed =
  /^(?:end|finish|retire|close|conclude|clean\s*up|delete|remove|drop|sunset|get rid of|kill)\s+(?:the\s+)?(?!(?:feature)\s)(\S+)\s+(?:feature[\s-]*)?(?:flag|toggle)\b(?:\s*[:;,.–—-]?\s*(?:and\s+|but\s+)?(.*))?$/i
const forGood =
  /^(?:turn|switch|leave|keep|make)\s+(?:the\s+)?(?:(?:feature[\s-]*)?(?:flag|toggle)\s+)?(\S+)\s+(on|off)\s+(?:for good|for ever|forever|permanently)$/i

const winsOn = /\b(?:keep|kept|on|stays?|ship|launch|win|won|permanent|for everybody|for everyone|enabled?|live)\b/i
const winsOff =
  /^what (?:it|the flag) shows\b|(?:\b(?:not|never|no longer)|n['’]t)\s+need(?:ed)?\b|\b(?:remove|removed|off|drop|dropped|without|discard|throw|lost|failed|delete|disabled?|go(?:es)?)\b/i

export const flagIntents: ContractIntents = {
  contracts: ['flagged'],
  about: /\b(?:flags?|toggle)\b/i,
  isSure: true,
  changes: 'what stands behind flags',
  forms,
  read(sentence) {
    return readEnd(sentence) ?? readPut(sentence)
  },
  at(sentence, slot, ground) {
    if (slot.kind === 'flag-end') {
      const side = sideOf(sentence.words)
      if (side === null)
        return {
          kind: 'not-understood',
          says: `Say how ${slot.value} ends: "on" keeps what it shows, "off" removes it.`,
        }
      return ended(slot.value, side, [slot])
    }
    if (slot.kind === 'new-flag') {
      const to = sentence.textOf(sentence.words)
      const says = `${placeSays(slot)} is ${to}.`
      return { kind: 'edits', says, edits: [{ slot: slot.id, path: slot.path, from: slot.value, to }] }
    }
    const put = putParts(sentence)
    const to = put?.key ?? sentence.textOf(sentence.words)
    if (put === null || put.key === null) return guarded([slot], to, ground)
    return guarded([slot], put.isHidden ? `!${put.key}` : put.key, ground)
  },
}

function readEnd(sentence: Sentence): Reading {
  const found = end.exec(sentence.words) ?? endNamed.exec(sentence.words)
  const good = found === null ? forGood.exec(sentence.words) : null
  if (found === null && good === null) return null
  const key = sentence.textOf(found?.[1] ?? good?.[1] ?? '')
  const side = sideOf(found === null ? (good?.[2] ?? '') : (found[2] ?? ''))
  if (side === null) {
    return incomplete(
      `Say what shall be left when ${key} ends. "End flag ${key}: keep it on" keeps what the flag shows; "End flag ${key}: remove it" keeps what is there without it.`,
    )
  }
  return wish({
    texts: [],
    mayHold: (path, raw, { facts }) => path === facts.flag?.file || raw.includes(key),
    propose({ slots, facts }) {
      const ends = slots.filter(({ kind, value }) => kind === 'flag-end' && value === key)
      return ends.length === 0 ? noFlag(key, slots, facts) : ended(key, side, ends)
    },
  })
}

/** Which side of a flag stays; `null` where the words say none or both. */
function sideOf(words: string): 'on' | 'off' | null {
  const [on, off] = [winsOn.test(words), winsOff.test(words)]
  return on === off ? null : on ? 'on' : 'off'
}

function ended(key: string, side: 'on' | 'off', ends: readonly Slot[]): Proposed {
  const files = [...new Set(ends.map(({ path }) => path))]
  return {
    kind: 'edits',
    says: `The flag ${key} ends: ${side === 'on' ? 'what it shows stays for everybody' : 'what it shows is removed'} (${files.join(', ')}).`,
    edits: ends.map((slot) => ({ slot: slot.id, path: slot.path, from: slot.value, to: side })),
  }
}

function noFlag(key: string, slots: readonly Slot[], facts: RepoFacts): Proposed {
  if (facts.flag === null) return unconfigured
  const known = flagsOf(facts)
  return {
    kind: 'none',
    says: `${facts.flag.file} has no flag ${quote(key)}.${known.length > 0 && known.length <= 30 ? ` It has: ${known.join(', ')}.` : ''}`,
    candidates: slots.filter(({ kind, path }) => kind === 'flag-end' && path === facts.flag?.file).slice(0, 20),
  }
}

const unconfigured: Proposed = {
  kind: 'none',
  says: 'No lane says how this product reads flags. An engineer adds a lane with `contract: flagged` and `flag: { call, module, file }`.',
  candidates: [],
}

const flagsOf = ({ flag, files }: RepoFacts): readonly string[] =>
  flag === null
    ? []
    : (readFlagFile(flag.file, (files[flag.file] ?? '').replace(/^\uFEFF/, ''))?.flags.map(({ key }) => key) ?? [])

interface Put {
  readonly targetWords: string
  readonly key: string | null
  readonly isHidden: boolean
  /** "Hide … behind" may mean either side. */
  readonly isUnclear: boolean
  /** "Show … only when": it would be gone for everybody who has it now. */
  readonly isOnly: boolean
}

function putParts(sentence: Sentence): Put | null {
  const { words, textOf } = sentence
  const hidden = hideWhen.exec(words)
  if (hidden)
    return {
      targetWords: hidden[1] ?? '',
      key: textOf(hidden[2] ?? ''),
      isHidden: true,
      isUnclear: false,
      isOnly: false,
    }
  const put = behindNamed.exec(words) ?? behind.exec(words) ?? showWhen.exec(words)
  if (put === null) return null
  const [verb, target, key] = put.length === 4 ? put.slice(1) : ['show', ...put.slice(1)]
  return {
    targetWords: target ?? '',
    key: key === undefined ? null : textOf(key),
    isHidden: false,
    isUnclear: /^hide$/i.test(verb ?? ''),
    isOnly: /^show$/i.test(verb ?? '') || /\bonly\b/i.test(words.slice((target ?? '').length)),
  }
}

function readPut(sentence: Sentence): Reading {
  const put = putParts(sentence)
  if (put === null) return null
  const { key } = put
  if (key === null) return incomplete(`Say the name of the flag: ${forms[0]}.`)
  const target = readTarget(put.targetWords, sentence)
  if (target === null) return incomplete(`Say which element is meant, by the words on it: ${forms[0]}.`)
  if (put.isUnclear) {
    return incomplete(
      `Who shall not see it? "Put ${target.says} behind flag ${key}" leaves it as it is and makes a copy for those who have the flag; "Hide ${target.says} when flag ${key} is on" takes it from those who have the flag.`,
    )
  }
  if (put.isOnly) {
    return incomplete(
      `That would take ${target.says} from everybody who sees it now, which no flag that is off may do. "Put ${target.says} behind flag ${key}" leaves it as it is and makes a copy for those who have the flag.`,
    )
  }
  const holds = mayHoldElement(target)
  return wish({
    texts: target.text === null ? [] : [target.text],
    mayHold: (path, raw, ground) => path === ground.facts.flag?.file || holds(path, raw, ground),
    propose(ground) {
      if (ground.facts.flag === null) return unconfigured
      const places = ground.slots.filter(({ kind }) => kind === 'flag')
      const found = findElement(target, places, ground.keysOf, 'that can stand behind a flag')
      return found.kind === 'found' ? guarded(found.slots, put.isHidden ? `!${key}` : key, ground) : found
    },
  })
}

function guarded(slots: readonly Slot[], to: string, { slots: all, facts }: Ground): Proposed {
  const key = to.replace(/^!/, '')
  const file = facts.flag?.file ?? ''
  const isKnown = flagsOf(facts).includes(key)
  const fresh = isKnown ? undefined : all.find(({ kind, path }) => kind === 'new-flag' && path === file)
  const made: SlotEdit[] = slots.map((slot) => ({ slot: slot.id, path: slot.path, from: slot.value, to }))
  if (fresh && !made.some(({ slot }) => slot === fresh.id))
    made.push({ slot: fresh.id, path: fresh.path, from: fresh.value, to: key })
  const where = slots.map(placeSays).join('; ')
  const does = to.startsWith('!')
    ? `is hidden from those who have the flag ${key}; everybody else sees it as today`
    : `stays as it is for everybody; those who have the flag ${key} get a copy, to be changed from now on`
  return {
    kind: 'edits',
    says: `${where} ${does}.${fresh ? ` The flag is new: ${file} gains it, off for everybody.` : ''}`,
    edits: made,
  }
}
