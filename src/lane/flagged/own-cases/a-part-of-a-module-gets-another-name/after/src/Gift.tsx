import * as api from './api'
export function Gift() {
  const { save: told } = api
  return <p>{told()}</p>
}
