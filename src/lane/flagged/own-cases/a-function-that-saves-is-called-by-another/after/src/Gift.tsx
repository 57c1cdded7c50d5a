import { save } from './api'
const one = () => two()
function two() {
  return save()
}
export const Gift = () => <p>{one()}</p>
