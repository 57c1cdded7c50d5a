import { track } from './analytics'

export function Offer({ take, handleSubmit }) {
  return <form onSubmit={handleSubmit((values) => { track('offer_taken'); take(values) })} />
}
