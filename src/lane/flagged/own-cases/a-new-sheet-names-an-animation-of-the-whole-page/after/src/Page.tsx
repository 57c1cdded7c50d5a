import { Card } from './Card'
import { flag } from './flags'
import s from './gift.module.css'

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && <p className={s.gift}>Gift</p>}
  </main>
)
