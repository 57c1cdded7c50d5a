export type CoffeeId = 'daybreak' | 'hambela' | 'mirador' | 'nightcap';

export interface Coffee {
  readonly id: CoffeeId;
  /** The name on the bag: the same in every language. */
  readonly name: string;
}

export const coffees: readonly Coffee[] = [
  { id: 'daybreak', name: 'Daybreak' },
  { id: 'hambela', name: 'Hambela' },
  { id: 'mirador', name: 'El Mirador' },
  { id: 'nightcap', name: 'Nightcap' },
];
