import { stripe } from './stripe'
export const make = () => stripe.products.create({ name: 'team', description: 'Plan for teams' })
