import { save, total } from './api'
import { flag } from './flags'
import { memo } from 'react'

const Gift = memo(function Gift({ name }) {
  return <p>{name}</p>
})

export function Page(props) {
  const { name, onOpen, items, store } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <Gift name={name}>Gift</Gift>}
    </main>
  )
}
