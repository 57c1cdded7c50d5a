import { addressFault } from './addresses.ts'
import { markupFault } from './markup.ts'
import { messageFault } from './messages.ts'
import { placeholderFault } from './placeholders.ts'
import { secretFault } from './secrets.ts'
import { sizeFault, sizeNotice } from './size.ts'
import { unicodeFault } from './unicode.ts'

/** Why a new text may not stand where the old one stood: a rule, and the part of the text that breaks it. */
export interface Fault {
  readonly rule: string
  /** What was lost or came new, to be quoted; may be empty. */
  readonly detail: string
}

/** A text before and after, whatever formats it. */
export interface WordChange {
  readonly before: string
  readonly after: string
  /** Where the new text translates the one before: its language, `null` for one that nothing names. */
  readonly translatedInto?: string | null
}

export interface TextChange extends WordChange {
  /** Formatted by a message library, so ICU syntax counts. */
  readonly isMessage: boolean
}

/** The first reason to refuse a change of a visible text; `null` where it is one of wording. */
export function screenText(change: TextChange): Fault | null {
  return (
    sizeFault(change) ??
    unicodeFault(change) ??
    addressFault(change) ??
    markupFault(change) ??
    placeholderFault(change) ??
    messageFault(change) ??
    secretFault(change)
  )
}

/** Worth a reviewer's glance: the text grows a lot, or its figures change. */
export const noticeText = (change: WordChange): Fault[] =>
  [sizeNotice(change), numberNotice(change)].filter((fault) => fault !== null)

const figures = (text: string) => (text.match(/\d+(?:[.,]\d+)*/g) ?? []).sort().join(' ')

function numberNotice({ before, after }: WordChange): Fault | null {
  return figures(before) === figures(after)
    ? null
    : { rule: 'text/number', detail: `${figures(before) || 'none'} → ${figures(after) || 'none'}` }
}
