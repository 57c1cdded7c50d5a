import { useFlag } from './flags'

export function Page({ open }) {
  return <main></main>
}
