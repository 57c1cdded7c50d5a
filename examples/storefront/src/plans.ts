export type PlanId = 'solo' | 'pair' | 'house';

export interface Plan {
  readonly id: PlanId;
  readonly bags: number;
  /** Euros per delivery. */
  readonly price: number;
}

export const plans: readonly Plan[] = [
  { id: 'solo', bags: 1, price: 13 },
  { id: 'pair', bags: 2, price: 24 },
  { id: 'house', bags: 4, price: 44 },
];

const usual = plans[1]!;

/** The plan somebody came with, or the one most people take. */
export function planOf(id: string | null): Plan {
  return plans.find((plan) => plan.id === id) ?? usual;
}
