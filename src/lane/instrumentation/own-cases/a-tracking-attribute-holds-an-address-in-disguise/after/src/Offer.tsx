import { track } from './analytics'

export const Offer = () => <a href="/" data-track="offer_taken" data-track-place="ana&#64;example.com">Home</a>
