import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <div dangerouslySetInnerHTML={rest}>{flag('gift') && <p>Gift</p>}</div>
  </main>
)
