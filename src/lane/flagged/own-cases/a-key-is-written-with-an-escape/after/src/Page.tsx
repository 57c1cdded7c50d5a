import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('g\u0069ft') && <p>Gift</p>}
  </main>
)
