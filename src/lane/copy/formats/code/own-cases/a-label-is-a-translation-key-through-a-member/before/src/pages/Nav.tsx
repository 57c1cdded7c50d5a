import { t } from '../i18n'
const nav = [{ label: 'Team plan' }]
export function Page({ items, plan }) {
  return (
    <main>
      {nav.map((item) => <b>{t(item.label)}</b>)}
    </main>
  )
}
