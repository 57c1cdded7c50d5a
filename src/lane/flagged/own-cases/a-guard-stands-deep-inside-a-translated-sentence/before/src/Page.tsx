import { total } from './api'
import { flag } from './flags'
import { Trans } from '@lingui/react/macro'

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1><Trans>Plans <b>for</b> teams</Trans>
    </main>
  )
}
