import { save, total } from './api'
import { flag } from './flags'
import { useState as state } from 'react'

export function Page(props) {
  const { name, onOpen, items, store } = props
  return (
    <main>
      <h1>Plans</h1>
      {flag('gift') && <p>{state(0)[0]}</p>}
    </main>
  )
}
