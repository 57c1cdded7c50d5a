import { track } from './analytics'

export const Offer = () => <a href="/" data-track="offer_taken" data-track-place="a&#x202e;b">Home</a>
