import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <div {...rest}>{flag('gift') && <p>Gift</p>}</div>
  </main>
)
