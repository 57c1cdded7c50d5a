import { Card } from './Card'
import { flag } from './flags'

const gift = <Card>Gift</Card>

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && gift}
  </main>
)
