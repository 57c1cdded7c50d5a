import { save } from './api'
export function Gift({ name }) {
  const give = () => save(name)
  return <button onClick={give}>Gift</button>
}
