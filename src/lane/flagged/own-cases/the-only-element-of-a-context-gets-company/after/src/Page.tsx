import { total } from './api'
import { flag } from './flags'
import { Theme } from './theme'

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1><Theme.Provider value={name}>{flag('gift') && <p>Gift</p>}<b>Plans</b></Theme.Provider>
    </main>
  )
}
