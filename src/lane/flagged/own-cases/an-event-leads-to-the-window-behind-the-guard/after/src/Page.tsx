import { flag } from './flags.ts'
export const Page = () => (
  <main>
    <h1>Plans</h1>
    {flag('gift') && <button onClick={(e) => e.nativeEvent.view.fetch('/x')}>Gift</button>}
  </main>
)
