import { save, total } from './api'
import { flag } from './flags'
import { useState } from 'react'

function Gift() {
  const [node, setNode] = useState(null)
  return <p ref={setNode}>{node ? 'Gift' : ''}</p>
}

export function Page(props) {
  const { name, form, items } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <Gift />}
    </main>
  )
}
