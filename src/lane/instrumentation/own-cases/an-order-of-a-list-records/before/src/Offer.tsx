import { track } from './analytics'

const by = { price(a, b) { return a.price - b.price } }
export const sorted = (offers) => offers.sort(by.price)
