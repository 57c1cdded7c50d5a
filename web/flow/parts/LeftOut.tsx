/** What a figure leaves out, and why; nothing where it leaves nothing out. */
export function LeftOut({ excluded }: { excluded: readonly { readonly reason: string; readonly count: number }[] }) {
  const all = excluded.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  return (
    <details className="left-out">
      <summary className="cap">
        {all.toLocaleString('en')} {all === 1 ? 'item is' : 'items are'} left out
      </summary>
      <ul>
        {excluded.map(({ reason, count }) => (
          <li key={reason}>
            {count.toLocaleString('en')}: {reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
