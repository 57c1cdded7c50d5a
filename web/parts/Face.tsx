const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()

/** A person as two letters; the name always stands beside it or on hover. */
export const Face = ({ name }: { name: string }) => (
  <span className="face" title={name} aria-hidden>
    {initials(name)}
  </span>
)
