import { track } from './analytics'

export const Offer = () => <button onClick={() => save()}>Save</button>
