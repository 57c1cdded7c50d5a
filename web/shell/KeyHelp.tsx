import { useEffect, useRef } from 'react'
import { findKey } from './Header.tsx'

const groups = [
  {
    name: 'Everywhere',
    keys: [
      [findKey, 'find a text, a page or a command'],
      ['/', 'the same'],
      ['?', 'this list'],
    ],
  },
  {
    name: 'Compose',
    keys: [
      ['↑ ↓', 'move in the list of texts'],
      ['Enter', 'pick the text, or have the words understood'],
      ['Ctrl Enter', 'propose'],
    ],
  },
  {
    name: 'Changes and a change',
    keys: [
      ['j k', 'next and previous change'],
      ['Enter', 'open the change'],
      ['a', 'go to approve; Enter then approves'],
      ['c', 'comment'],
      ['d', 'the diff'],
      ['← →', 'move the slider between before and after'],
    ],
  },
] as const

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className="help" onClose={onClose} aria-labelledby="help-title">
      <h2 id="help-title">Keys</h2>
      <div className="help-groups">
        {groups.map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.keys.map(([key, says]) => (
                <div key={key}>
                  <dt>
                    {key.split(/(?<!Ctrl) /).map((one) => (
                      <kbd key={one}>{one}</kbd>
                    ))}
                  </dt>
                  <dd>{says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <form method="dialog">
        <button type="submit" className="btn">
          Close
        </button>
      </form>
    </dialog>
  )
}
