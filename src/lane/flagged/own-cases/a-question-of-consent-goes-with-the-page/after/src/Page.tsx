import { save, total } from './api'
import { flag } from './flags'
import { CookieConsent } from './consent'

export function Page(props) {
  const { name, onOpen, items, store } = props
  if (flag('gift')) return <p>Gift</p>
  return (
    <main>
      <h1>Plans</h1>
      <CookieConsent />
    </main>
  )
}
