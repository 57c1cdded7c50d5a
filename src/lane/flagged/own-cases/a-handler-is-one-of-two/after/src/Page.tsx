import { save, total } from './api'
import { flag } from './flags'

export function Page(props) {
  const { name, onOpen, items, store } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <button onClick={name ? () => save(name) : () => save(total)}>Gift</button>}
    </main>
  )
}
