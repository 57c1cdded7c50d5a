import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && (
      // @ts-ignore
      <p>{plan.gift}</p>
    )}
  </main>
)
