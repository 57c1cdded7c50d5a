export function Stock({ level }: { level: string }) {
  return <p>{level === 'Sold out' ? 'Sold out' : 'In stock'}</p>;
}
