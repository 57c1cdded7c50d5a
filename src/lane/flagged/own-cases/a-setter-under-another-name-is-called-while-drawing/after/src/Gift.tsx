import { useState } from 'react'
export function Gift({ name }) {
  const [shown, gift] = useState('')
  return <p>{gift(name)}{shown}</p>
}
