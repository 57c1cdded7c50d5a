import { total } from './api'
import { flag } from './flags'
import { Gift } from './Gift.cjs'

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <Gift />}
    </main>
  )
}
