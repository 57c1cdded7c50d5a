import { save } from './api'

save('seen')

export function Banner() {
  return <p>New</p>
}
