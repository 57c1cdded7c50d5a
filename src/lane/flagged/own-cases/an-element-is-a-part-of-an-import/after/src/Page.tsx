import { save, total } from './api'
import { flag } from './flags'
import { Tabs } from './tabs'

export function Page(props) {
  const { name, onOpen, items, store } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <Tabs.Panel name={name}>Gift</Tabs.Panel>}
    </main>
  )
}
