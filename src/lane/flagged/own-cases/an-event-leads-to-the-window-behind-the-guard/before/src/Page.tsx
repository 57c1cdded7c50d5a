import { flag } from './flags.ts'
export const Page = () => (
  <main>
    <h1>Plans</h1>
  </main>
)
