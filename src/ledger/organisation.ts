import type { PersonId, ProductId } from '../base/ids.ts'
import { type Role, roles } from '../base/roles.ts'
import type { Person } from '../review/permissions.ts'
import type { LedgerEvent } from './event.ts'

/** A product whose repository Fairway works on. */
export interface Product {
  readonly id: ProductId
  readonly name: string
  /** Path or URL of its git remote, without credentials. */
  readonly remote: string
  readonly branch: string
}

/** Who and what this Fairway knows: a fold over its events. */
export interface Organisation {
  /** `demo` is the sample with its person switcher; set by the first event and never again. */
  readonly mode: 'demo' | 'team'
  readonly people: readonly Person[]
  readonly products: readonly Product[]
}

/** @param events of any kind, oldest first; those about homes, people and products count */
export function organisation(events: readonly LedgerEvent[]): Organisation {
  let mode: Organisation['mode'] | null = null
  const people = new Map<string, Person>()
  const products = new Map<string, Product>()
  for (const event of events) {
    const id = event.objects[0]?.id ?? ''
    if (event.type === 'home.created') mode ??= event.data.mode
    else if (event.type === 'person.added') {
      const { name, email, handle } = event.data
      const known = event.data.roles.filter((role): role is Role => (roles as readonly string[]).includes(role))
      people.set(id, { id: id as PersonId, name, email, handle, roles: known })
    } else if (event.type === 'person.removed') people.delete(id)
    else if (event.type === 'product.connected') products.set(id, { id: id as ProductId, ...event.data })
  }
  return { mode: mode ?? 'team', people: [...people.values()], products: [...products.values()] }
}

/** Kinds of events that `organisation` folds. */
export const organisationEvents = ['home.created', 'person.added', 'person.removed', 'product.connected'] as const
