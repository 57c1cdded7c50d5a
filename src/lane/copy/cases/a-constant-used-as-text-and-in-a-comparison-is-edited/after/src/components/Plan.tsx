const FREE = 'Free for good';

export function Plan({ plan }: { plan: string }) {
  if (plan === FREE) return null;
  return <p>{FREE}</p>;
}
