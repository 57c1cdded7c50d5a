'use server'
import { flag } from './flags'
export async function price(of) {
  return of.price
}
