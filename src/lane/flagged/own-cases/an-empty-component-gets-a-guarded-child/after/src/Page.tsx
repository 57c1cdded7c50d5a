import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <Card>{flag('gift') && <p>Gift</p>}</Card>
  </main>
)
