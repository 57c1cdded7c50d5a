import { flag } from './flags.ts'
import { Gift } from './Gift.tsx'
export const Page = () => (
  <main>
    <h1>Plans</h1>
    {flag('gift') && <Gift />}
  </main>
)
