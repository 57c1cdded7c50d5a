import { save, total } from './api'
import { flag } from './flags'
import { Card } from './Card'

export function Page(props) {
  const { name, form, items } = props
  return (
    <main>
      <h1>Plans</h1><Card><b>Plans</b></Card>
    </main>
  )
}
