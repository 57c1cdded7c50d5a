import { flag } from './flags.ts'
export const Page = () => (
  <main>
    <h1>Plans</h1>
    {flag('gift') && <button onClick={() => import('https://cdn.example/x.js')}>Gift</button>}
  </main>
)
