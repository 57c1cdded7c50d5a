import { track } from './analytics'

export const Offer = () => <a href="/">Home</a>
