import { Card } from './Card'
import { flag } from './flags'
import { Gift as Inner } from './Gift'
import { memo } from 'react'

const Gift = memo(Inner)

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && <Gift />}
  </main>
)
