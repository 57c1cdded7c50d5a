import { Card } from './Card'
import { flag } from './flags'
import fs from 'node:fs'

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && <p>{String(fs)}</p>}
  </main>
)
