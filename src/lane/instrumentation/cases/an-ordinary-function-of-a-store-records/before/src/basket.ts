import { track } from './analytics';
import { storage } from './storage';

export async function addToBasket(plan: { id: string }, seats: number): Promise<void> {
  const basket = await storage.read();
  basket.push({ plan: plan.id, seats });
  await storage.write(basket);
}

export async function clearBasket(): Promise<void> {
  track('cta_clicked', { label: 'clear' });
  await storage.write([]);
}
