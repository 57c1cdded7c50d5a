import { isCataloguePath } from '../../lane/copy/locale-path.ts'
import { holdsWords } from '../holds-words.ts'
import { proposeEdits } from '../propose-edits.ts'
import { readIntent, understoodForms } from '../read-intent.ts'
import { type ContractIntents, incomplete, wish } from './intent-forms.ts'

/** Files of messages are few and hold keys beside texts, so a key may lead to a text that says something else. */
export const isMessageFile = (path: string): boolean => isCataloguePath(path)

const isKey = (text: string): boolean => /^[\w$-]+(?:\.[\w$-]+)+$/.test(text)

export const textIntents: ContractIntents = {
  contracts: ['copy', 'content'],
  about: /\b(?:texts?|words?|headline|heading|title|copy|typo|label|says?|reads?|rename|translat\w+)\b|\uE000/i,
  isSure: false,
  changes: 'texts that people read',
  forms: understoodForms,
  read({ written }) {
    const intent = readIntent(written)
    if (intent === null) return null
    if (intent.wanted.some(({ from }) => from === null))
      return incomplete(`Say which text it shall replace, too: ${understoodForms[0]}.`)
    const tests = intent.wanted.map(({ from }) => holdsWords(from ?? ''))
    const isKeyed = intent.language !== null || intent.wanted.some(({ from }) => isKey(from ?? ''))
    return wish({
      texts: [],
      mayHold: (path, raw) => tests.some((holds) => holds === null || holds(raw)) || (isKeyed && isMessageFile(path)),
      propose: ({ slots }) => proposeEdits(written, slots),
    })
  },
  at: ({ written }, slot) => proposeEdits(written, [slot], { at: slot.id }),
}
