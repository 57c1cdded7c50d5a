import { useState } from 'react'
import { save } from './api'

export function Page({ name, onOpen }) {
  const [open, setOpen] = useState(false)
  return (
    <main>
      <h1>Plans</h1>
      <p className="gift">Send it as a gift</p>
      <button onClick={() => onOpen(name)}>Start</button>
    </main>
  )
}
