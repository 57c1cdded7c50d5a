import { useEffect, useRef } from 'react'
import type { TextGroup } from './text-groups.ts'
import { type FoundText, highlighted } from './text-search.ts'

export const listId = 'texts'
export const optionId = (slot: string): string => `text-${slot}`

/** Texts as a list to pick from; the box above it holds the keyboard focus and says which one is active. */
export function TextList(props: {
  groups: readonly TextGroup[]
  left: number
  /** Said where there is nothing to list. */
  none: string
  /** Texts the server did not send, because the product has too many. */
  missing: number
  active: string | null
  chosen: ReadonlySet<string>
  showLanguage: boolean
  onPick: (found: FoundText) => void
  onPoint: (slot: string | null) => void
  onMove: (by: 1 | -1) => void
  onEnter: () => void
  onMore: () => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const { active } = props
  useEffect(() => {
    if (active) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    // Pointing is a hint in the picture, the keyboard has the active option.
    <div className="texts scroll" ref={list} onMouseLeave={() => props.onPoint(null)} tabIndex={-1}>
      <div
        id={listId}
        role="listbox"
        aria-label="Visible texts"
        tabIndex={0}
        aria-activedescendant={active ? optionId(active) : undefined}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            props.onMove(event.key === 'ArrowDown' ? 1 : -1)
          } else if (event.key === 'Enter') props.onEnter()
        }}
      >
        {props.groups.map((group) => (
          // A group of options.
          <div key={group.id} role="group" aria-labelledby={`group-${group.id}`}>
            <div className="texts-group" id={`group-${group.id}`}>
              {group.title}
              {props.showLanguage && group.language ? <span className="tongue">{group.language}</span> : null}
              <span className="faint">{group.found.length}</span>
            </div>
            {group.found.map((found) => (
              <Row
                key={found.text.id}
                found={found}
                isActive={found.text.id === active}
                isChosen={props.chosen.has(found.text.id)}
                showLanguage={props.showLanguage && group.language === null}
                onPick={() => props.onPick(found)}
                onPoint={() => props.onPoint(found.text.id)}
              />
            ))}
          </div>
        ))}
      </div>
      {props.groups.length === 0 ? <p className="texts-none">{props.none}</p> : null}
      {props.missing > 0 ? (
        <p className="texts-none">
          This product has {props.missing.toLocaleString('en')} texts more than a list can hold. Say the change in plain
          words above: that looks at all of them.
        </p>
      ) : null}
      {props.left > 0 ? (
        <button type="button" className="btn quiet texts-more" onClick={props.onMore}>
          Show more: {props.left.toLocaleString('en')} are left
        </button>
      ) : null}
    </div>
  )
}

function Row(props: {
  found: FoundText
  isActive: boolean
  isChosen: boolean
  showLanguage: boolean
  onPick: () => void
  onPoint: () => void
}) {
  const { text, ranges } = props.found
  return (
    // An option of a listbox; the box above the list holds the focus and the keys.
    <div
      id={optionId(text.id)}
      role="option"
      className="texts-row"
      aria-selected={props.isChosen}
      data-active={props.isActive || undefined}
      onClick={props.onPick}
      onMouseEnter={props.onPoint}
    >
      <span className="product texts-value" lang={text.language ?? undefined}>
        {ranges.length === 0
          ? text.value
          : highlighted(text.value, ranges).map((piece, index) =>
              piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
            )}
      </span>
      <span className="texts-where">
        {text.key ?? text.context}
        {text.alike > 0 ? (
          <span title={`${text.alike} other places say the same`}> · {text.alike + 1} places</span>
        ) : null}
        {props.showLanguage && text.language ? ` · ${text.language}` : ''}
        {text.lane === null ? ' · no lane admits an edit' : ''}
      </span>
    </div>
  )
}
