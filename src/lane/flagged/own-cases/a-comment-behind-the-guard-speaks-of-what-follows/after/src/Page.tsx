import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    {flag('gift') && <p>Gift</p>
    // @ts-ignore
    }<b>{plan.count.wrong}</b>
  </main>
)
