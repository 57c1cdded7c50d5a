import { Card } from './Card'
import { flag } from './flags'
import old from './old.module.css'

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && <p className={old.gift}>Gift</p>}
  </main>
)
