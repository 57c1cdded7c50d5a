import { Card } from './Card'
import { flag } from './flags'
const Object = { gift: 'Gift' }

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && <p>{Object.gift}</p>}
  </main>
)
