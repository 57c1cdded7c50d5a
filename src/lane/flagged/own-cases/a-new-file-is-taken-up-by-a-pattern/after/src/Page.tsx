import { Gift } from './parts/Gift'
import { flag } from './flags'

export const Page = () => (
  <main>
    <h1>Plans</h1>
    {flag('gift') && <Gift />}
  </main>
)
export const all = import.meta.glob('./parts/*.tsx', { eager: true })
