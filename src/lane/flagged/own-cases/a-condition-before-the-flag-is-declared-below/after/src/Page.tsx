import { useState } from 'react'
import { save } from './api'
import { flag } from './flags'

export function Page({ name, onOpen }) {
  const [open, setOpen] = useState(false)
  const show = () => (
    <main>
      <h1>Plans</h1>
      {late === 1 && flag('banner') && <p>New</p>}
      {flag('gift') && <p className="gift">Send it as a gift</p>}
      {flag('live') && <p>Live</p>}
      <button onClick={() => onOpen(name)}>Start</button>
    </main>
  )
  const page = show()
  const late = 1
  return page
}
