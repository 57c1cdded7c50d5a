import { save } from './api'
export function Gift() {
  const told = save
  return <p>{told()}</p>
}
