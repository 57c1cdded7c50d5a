import { track } from './analytics'

export const Offer = () => <Form onSubmit={() => { track('offer_taken', { place: 'top' }); save() }}>Send</Form>
