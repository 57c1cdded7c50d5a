import { track } from './analytics'

export function Offer({ acts }) {
  const all = []
  for (var act of acts) all.push(<button onClick={act } />)
  return all
}
