import { save, total } from './api'
import { flag } from './flags'
import { t } from '@lingui/core/macro'

export function Page(props) {
  const { name, form, items } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <p>{t`Gift`}</p>}
    </main>
  )
}
