import { useFlag } from './flags'

export function Page({ open }) {
  const isNew = useFlag('banner')
  return <main>{isNew && <p>New</p>}</main>
}
