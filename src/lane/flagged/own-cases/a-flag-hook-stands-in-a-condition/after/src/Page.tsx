import { useFlag } from './flags'

export function Page({ open }) {
  return <main>{!open && useFlag('banner') && <p>New</p>}</main>
}
