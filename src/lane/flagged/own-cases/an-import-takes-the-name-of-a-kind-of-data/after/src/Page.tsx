import { Card } from './Card'
import { flag } from './flags'
import { Map } from 'lucide-react'

export const Page = ({ rest, plan }) => (
  <main>
    <b>Plans</b>{flag('gift') && <Map />}
  </main>
)
