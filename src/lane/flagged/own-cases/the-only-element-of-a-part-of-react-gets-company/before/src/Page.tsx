import { total } from './api'
import { flag } from './flags'
import { Suspense } from 'react'

export function Page(props) {
  const { name, items } = props
  return (
    <main>
      <h1>Plans</h1><Suspense><b>Plans</b></Suspense>
    </main>
  )
}
