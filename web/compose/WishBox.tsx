import { CornerDownLeft, Search } from 'lucide-react'
import type { RefObject } from 'react'
import type { TextView } from '../../src/api/product-schema.ts'
import type { Understood } from '../../src/api/proposal-schema.ts'
import { intentWords } from './intent-words.ts'
import { listId, optionId } from './TextList.tsx'

/** One box for both ways in: look for a text, or say the change in plain words. */
export function WishBox(props: {
  box: RefObject<HTMLInputElement | null>
  typed: string
  active: string | null
  total: number
  isThinking: boolean
  understood: Understood | null
  onType: (typed: string) => void
  onMove: (by: 1 | -1) => void
  onEnter: () => void
  onCandidate: (text: TextView) => void
  /** Takes the new words to every place that was found; `null` where the wish names no new words. */
  onAll: (() => void) | null
}) {
  const { isWish } = intentWords(props.typed)
  return (
    <div className="wish">
      <div className="wish-box">
        <Search className="i" aria-hidden />
        <input
          ref={props.box}
          type="text"
          role="combobox"
          aria-label="Find a text, or say the change in plain words"
          aria-controls={listId}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-activedescendant={props.active ? optionId(props.active) : undefined}
          placeholder={'Find a text, or say it: Change "Plans" to "Plans and pricing"'}
          value={props.typed}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint={isWish ? 'go' : 'search'}
          onChange={(event) => props.onType(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              props.onMove(event.key === 'ArrowDown' ? 1 : -1)
            } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault()
              props.onEnter()
            } else if (event.key === 'Escape') props.onType('')
          }}
        />
        {isWish ? (
          <button type="button" className="wish-go" onClick={props.onEnter} disabled={props.isThinking}>
            {props.isThinking ? 'Reading …' : 'Understand'}
            <CornerDownLeft className="i" aria-hidden />
          </button>
        ) : (
          <span className="cap wide">{props.total.toLocaleString('en')} texts</span>
        )}
      </div>
      {props.understood && props.understood.kind !== 'edits' ? (
        <div className="wish-answer" role="status">
          <p>{props.understood.says}</p>
          {props.understood.candidates.length > 0 ? (
            <ul>
              {props.understood.candidates.map((text) => (
                <li key={text.id}>
                  <button type="button" onClick={() => props.onCandidate(text)}>
                    <span className="product">{text.value}</span>
                    <span className="cap">
                      {[text.context, text.language, `${text.path}:${text.line}`].filter(Boolean).join(' · ')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          {props.onAll && props.understood.kind === 'ambiguous' && props.understood.candidates.length > 1 ? (
            <button type="button" className="btn wish-all" onClick={props.onAll}>
              Change all {props.understood.candidates.length} in one change
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
