import { Gift } from './pages/Gift'
import { flag } from './flags'

export const Page = () => (
  <main>
    <h1>Plans</h1>
    {flag('gift') && <Gift />}
  </main>
)
