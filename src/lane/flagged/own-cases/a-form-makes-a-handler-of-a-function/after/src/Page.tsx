import { save, total } from './api'
import { flag } from './flags'

export function Page(props) {
  const { name, form, items } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <form onSubmit={form.handleSubmit(save)}>Gift</form>}
    </main>
  )
}
