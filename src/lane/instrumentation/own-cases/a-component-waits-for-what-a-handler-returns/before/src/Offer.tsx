import { track } from './analytics'

export const Offer = () => <Form onSubmit={() => save()}>Send</Form>
