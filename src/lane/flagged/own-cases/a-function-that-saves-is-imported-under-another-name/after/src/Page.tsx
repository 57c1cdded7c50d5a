import { save, total } from './api'
import { flag } from './flags'
import { save as told } from './api'

export function Page(props) {
  const { name, onOpen, items, store } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <p>{told(name)}</p>}
    </main>
  )
}
