export function Search({ onSearch }: { onSearch: (q: string) => void }) {
  return (
    <input
      type="search"
      placeholder="Search projects"
      aria-label="Search projects by name"
      onChange={(e) => onSearch(e.target.value)}
    />
  );
}
