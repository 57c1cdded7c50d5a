import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <Card>{flag('gift') ? <i>Gift</i> : <b>Plans</b>}</Card>
  </main>
)
