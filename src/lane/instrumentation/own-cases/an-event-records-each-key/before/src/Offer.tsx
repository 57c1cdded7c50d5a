import { track } from './analytics'

export const Offer = () => <input name="q" />
