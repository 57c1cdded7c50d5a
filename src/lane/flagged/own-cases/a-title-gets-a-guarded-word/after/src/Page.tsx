import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <title>{flag('gift') && 'Gift'}Plans</title>
  </main>
)
