import { track } from './analytics'

export function Offer({ act }) {
  return <button onClick={act.current } />
}
