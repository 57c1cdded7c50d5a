import { total } from './api'
import { flag } from './flags'

function Gift() {
  'use no memo'
  return <p>Gift</p>
}

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <Gift />}
    </main>
  )
}
