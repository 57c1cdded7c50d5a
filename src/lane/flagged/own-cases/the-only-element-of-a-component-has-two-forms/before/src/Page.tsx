import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <Card><b>Plans</b></Card>
  </main>
)
