import { total } from './api'
import { flag } from './flags'
import { save } from './api'

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1>
      <button onClick={() => flag('gift') && save(name)}>Gift</button>
    </main>
  )
}
