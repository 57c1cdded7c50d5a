import { Card } from './Card'
import { flag } from './flags'

export const Page = ({ rest, plan }) => (
  <main>
    <div dangerouslySetInnerHTML={rest}></div>
  </main>
)
