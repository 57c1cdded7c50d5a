import { Card } from './Card'
import { flag } from './flags'
import { mended } from './polyfill'

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && <p>{String(mended)}</p>}
  </main>
)
