import { Card } from './Card'
import { flag } from './flags'

const gift = <p>Gift</p>

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && gift}
  </main>
)
