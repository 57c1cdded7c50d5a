import type { Slot } from '../../lane/lane.ts'
import { type Proposed, placeSays, quote } from '../propose-edits.ts'
import { classChange, lacks, readClasses, withTokens } from './class-wishes.ts'
import type { ContractIntents } from './intent-forms.ts'
import { declared, readValue } from './style-value-wishes.ts'

const forms = [
  'Change class px-4 to px-6 on "Sign up"',
  'Add class mt-4 to the heading "Plans"',
  'Remove class shadow from the button "Buy"',
  'Set --color-accent to #0a7',
  'Change margin-top of .hero to 12px',
] as const

export const styleIntents: ContractIntents = {
  contracts: ['style'],
  about:
    /\b(?:class\w*|css|colou?rs?|fonts?|margins?|padding|spacing|gap|width|height|bigger|smaller|larger|style\w*|px)\b|\d(?:px|rem|em)\b|#[0-9a-f]{3,8}\b/i,
  isSure: true,
  changes: 'how things look',
  forms,
  read: (sentence) => readClasses(sentence) ?? readValue(sentence),
  at(sentence, slot) {
    const { words, textOf } = sentence
    if (slot.kind === 'classes') {
      const change = classChange(sentence)
      if (change === null) return set(slot, textOf(words).replace(/^\.(?=\S)/, ''))
      const to = withTokens(slot.value, change)
      return to === null ? lacks(slot, change) : set(slot, to)
    }
    const value = declared.exec(words)?.[3] ?? /\bto\s+(.+)$/i.exec(words)?.[1] ?? words
    return set(slot, textOf(value))
  },
}

const set = (slot: Slot, to: string): Proposed => ({
  kind: 'edits',
  says: `${placeSays(slot)}: ${quote(slot.value)} becomes ${quote(to)}.`,
  edits: [{ slot: slot.id, path: slot.path, from: slot.value, to }],
})
