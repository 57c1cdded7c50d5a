import { total } from './api'
import { flag } from './flags'
import { lazy } from 'react'
const Gift = lazy(() => import('./Gift'))

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <Gift />}
    </main>
  )
}
