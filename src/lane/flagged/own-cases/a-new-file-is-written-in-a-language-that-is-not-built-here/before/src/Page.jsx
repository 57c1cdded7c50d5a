import { total } from './api'
import { flag } from './flags'

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1>
    </main>
  )
}
