import type { Contract } from '../contract.ts'
import { applyContent } from './apply-content.ts'
import { contentSlots } from './content-slots.ts'
import { judgeContent } from './judge-content.ts'
import { isOpen } from './places.ts'
import { contentNotices, contentRules } from './rules.ts'

/** Prose of Markdown and MDX changes: words, paragraphs and list items. */
export const contentContract: Contract = {
  name: 'content',
  rules: contentRules,
  notices: contentNotices,
  reads: isOpen,
  judge: judgeContent,
  slots: contentSlots,
  apply: applyContent,
}
