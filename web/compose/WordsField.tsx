import { useLayoutEffect, useRef, useState } from 'react'
import type { TextView } from '../../src/api/product-schema.ts'
import { chipLabel, lostParts, partSays, segmentsOf } from './protected-parts.ts'

interface WordsFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  /** What the product says now: the parts it holds must all stay. */
  readonly original: string
  readonly parts: TextView['protected']
  readonly language: string | null
  readonly invalid: boolean
  readonly describedBy: string
  readonly onChange: (value: string) => void
}

/** The new words. Without protected parts it is a plain text field; with them, the parts are chips among the words. */
export const WordsField = (props: WordsFieldProps) =>
  segmentsOf(props.original, props.parts).some((segment) => segment.kind === 'part') ? (
    <ChipField {...props} />
  ) : (
    <textarea
      id={props.id}
      className="field words-field product"
      lang={props.language ?? undefined}
      rows={2}
      value={props.value}
      aria-label={props.label}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      onChange={(event) => props.onChange(event.target.value)}
    />
  )

/**
 * Words around chips that cannot be broken.
 *
 * The browser edits freely between the chips. After each input the text is read back; if a chip is missing, what was there before
 * comes back with a note. Refusing afterwards is the only way that covers every keyboard, dictation and spelling correction:
 * `beforeinput` cannot be cancelled while text is being composed.
 */
function ChipField(props: WordsFieldProps) {
  const root = useRef<HTMLDivElement>(null)
  const shown = useRef<string | null>(null)
  const [note, setNote] = useState('')

  useLayoutEffect(() => {
    if (!root.current || shown.current === props.value) return
    draw(root.current, props.value, props.parts)
    shown.current = props.value
  }, [props.value, props.parts])

  const handleInput = () => {
    if (!root.current) return
    const value = read(root.current)
    const lost = lostParts(props.original, value, props.parts)[0]
    if (lost) {
      draw(root.current, shown.current ?? props.original, props.parts)
      caretToEnd(root.current)
      setNote(`${chipLabel(lost)} stays. ${partSays(lost)}`)
      return
    }
    shown.current = value
    setNote('')
    props.onChange(value)
  }

  return (
    <>
      {/* No input element can hold chips. */}
      <div
        ref={root}
        id={props.id}
        className="field words-field product"
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={props.label}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        lang={props.language ?? undefined}
        spellCheck
        onInput={handleInput}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
          if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight') && root.current)
            if (moveChipAtCaret(root.current, event.key === 'ArrowLeft' ? -1 : 1)) {
              event.preventDefault()
              handleInput()
            }
        }}
        onPaste={(event) => {
          event.preventDefault()
          const text = event.clipboardData.getData('text/plain').replace(/\s*[\r\n]+\s*/g, ' ')
          document.execCommand('insertText', false, text)
        }}
        onDrop={(event) => event.preventDefault()}
        onDragStart={(event) => event.preventDefault()}
      />
      <p className="cap words-note" role="status">
        {note || 'Marked parts stay whole. To move one, put the caret beside it and press Alt with an arrow key.'}
      </p>
    </>
  )
}

function draw(root: HTMLElement, value: string, parts: TextView['protected']): void {
  root.replaceChildren(
    ...segmentsOf(value, parts).map((segment) => {
      if (segment.kind === 'words') return document.createTextNode(segment.text)
      const chip = document.createElement('span')
      chip.className = 'chip'
      chip.contentEditable = 'false'
      chip.dataset.part = segment.part.text
      chip.title = `${segment.part.text}\n${partSays(segment.part)}`
      chip.textContent = chipLabel(segment.part)
      return chip
    }),
  )
  // Without something after a last chip the caret cannot be put behind it.
  if (root.lastChild instanceof HTMLElement) root.append(document.createTextNode(''), document.createElement('br'))
}

const read = (node: Node): string =>
  [...node.childNodes]
    .map((child) => {
      if (child instanceof HTMLElement) return child.dataset.part ?? (child.tagName === 'BR' ? '' : read(child))
      // Browsers put a no-break space where a plain one would collapse at an edge.
      return (child.nodeValue ?? '').replaceAll('\u00A0', ' ')
    })
    .join('')

function caretToEnd(root: HTMLElement): void {
  const range = document.createRange()
  range.selectNodeContents(root)
  range.collapse(false)
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

/** Moves the chip next to the caret one word to the left or right. */
function moveChipAtCaret(root: HTMLElement, by: -1 | 1): boolean {
  const selection = getSelection()
  if (!selection?.isCollapsed || !selection.anchorNode || !root.contains(selection.anchorNode)) return false
  const { anchorNode, anchorOffset } = selection
  const inText = anchorNode.nodeType === Node.TEXT_NODE
  const near = inText
    ? [anchorNode.previousSibling, anchorNode.nextSibling]
    : [anchorNode.childNodes[anchorOffset - 1], anchorNode.childNodes[anchorOffset]]
  const touches = (index: 0 | 1) =>
    !inText || (index === 0 ? anchorOffset === 0 : anchorOffset === (anchorNode.nodeValue ?? '').length)
  const chip = ([0, 1] as const)
    .filter(touches)
    .map((index) => near[index])
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset.part !== undefined)
  if (!chip) return false
  const beside = by < 0 ? chip.previousSibling : chip.nextSibling
  if (!beside) return false
  if (beside instanceof Text) {
    // The word and the chip change places; the spaces stay where they are.
    const [all, first = '', second = ''] = (by < 0 ? /(\S+)(\s*)$/ : /^(\s*)(\S+)/).exec(beside.data) ?? []
    if (all === undefined) return false
    const moved = document.createTextNode(second + first)
    if (by < 0) {
      beside.data = beside.data.slice(0, -all.length)
      chip.after(moved)
    } else {
      beside.data = beside.data.slice(all.length)
      chip.before(moved)
    }
  } else if (by < 0) beside.before(chip)
  else beside.after(chip)
  root.normalize()
  const range = document.createRange()
  range.setStartAfter(chip)
  range.collapse(true)
  selection.removeAllRanges()
  selection.addRange(range)
  return true
}
