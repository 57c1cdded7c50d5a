import { Gift } from './Gift'
import { words } from './words'
import { flag } from './flags'

export const Page = () => (
  <main>
    <h1>Plans</h1>
    {words}
    {flag('gift') && <Gift />}
  </main>
)
