import { flag } from './flags.ts'
export const Page = () => (
  <main>
    <h1>Plans</h1>
    {flag('gift') && <p>Pay ‮reven</p>}
  </main>
)
