import { useState } from 'react'
import { save } from './api'
import { flag } from './flags'

export function Page({ name, onOpen }) {
  const [open, setOpen] = useState(false)
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <p className="gift">Send it as a gift</p>}
      {flag('live') && <p>Live</p>}
      <button onClick={() => onOpen()}>Start</button>
    </main>
  )
}
