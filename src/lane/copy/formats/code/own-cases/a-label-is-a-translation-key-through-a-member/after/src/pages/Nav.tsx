import { t } from '../i18n'
const nav = [{ label: 'Plan for teams' }]
export function Page({ items, plan }) {
  return (
    <main>
      {nav.map((item) => <b>{t(item.label)}</b>)}
    </main>
  )
}
