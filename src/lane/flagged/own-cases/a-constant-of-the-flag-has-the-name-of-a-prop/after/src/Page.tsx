import { useState } from 'react'
import { save } from './api'
import { flag } from './flags'

export function Page({ name, onOpen }) {
  const name = flag('banner')
  const [open, setOpen] = useState(false)
  return (
    <main>
      <h1>Plans</h1>
      {name && <p>New</p>}
      {flag('gift') && <p className="gift">Send it as a gift</p>}
      {flag('live') && <p>Live</p>}
      <button onClick={() => onOpen()}>Start</button>
    </main>
  )
}
