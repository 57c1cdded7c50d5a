import { save, total } from './api'
import { flag } from './flags'

const there = 'java' + 'script:alert(1)'

export function Page(props) {
  const { name, onOpen, items, store } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <a href={there}>Gift</a>}
    </main>
  )
}
