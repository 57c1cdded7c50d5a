'use server';

export async function Offer(start: string) {
  return start;
}
