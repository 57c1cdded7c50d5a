import { Card } from './Card'
import { flag } from './flags'
import { lazy } from 'react'
const Gift = lazy(() => import(/* webpackPrefetch: true */ './Gift'))

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && <Gift />}
  </main>
)
