import { total } from './api'
import { flag } from './flags'
import { Gift } from './Gift$'

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <Gift />}
    </main>
  )
}
