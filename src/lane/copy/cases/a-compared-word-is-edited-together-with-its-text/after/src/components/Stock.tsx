export function Stock({ level }: { level: string }) {
  return <p>{level === 'Gone' ? 'Gone' : 'In stock'}</p>;
}
