import { useEffect, useRef } from 'react'

/** Keys belong to what is being typed into, or to an open dialog, before they belong to the page. */
function belongsElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], [cmdk-dialog]')) return true
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Single-key shortcuts of a page: `{ j: next }`. Silent while typing, in dialogs and together with a modifier. */
export function useKeys(bindings: Readonly<Record<string, () => void>>): void {
  const latest = useRef(bindings)
  latest.current = bindings
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return
      if (belongsElsewhere(event.target)) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
}
