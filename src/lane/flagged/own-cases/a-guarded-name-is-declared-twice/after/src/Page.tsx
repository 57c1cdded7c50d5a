import { useState } from 'react'
import { save } from './api'
import { flag } from './flags'

const words = 'New'
const words = 'Newer'

export function Page({ name, onOpen }) {
  const [open, setOpen] = useState(false)
  return (
    <main>
      <h1>Plans</h1>
      {flag('banner') && <p>{words}</p>}
      {flag('gift') && <p className="gift">Send it as a gift</p>}
      {flag('live') && <p>Live</p>}
      <button onClick={() => onOpen(name)}>Start</button>
    </main>
  )
}
