import { save, total } from './api'
import { flag } from './flags'

const nameOf = (item) => item.name

export function Page(props) {
  const { name, onOpen, items, store } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <p>{items.map(nameOf)}</p>}
    </main>
  )
}
