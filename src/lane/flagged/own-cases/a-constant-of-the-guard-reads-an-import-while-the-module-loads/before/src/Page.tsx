import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>
  </main>
)
