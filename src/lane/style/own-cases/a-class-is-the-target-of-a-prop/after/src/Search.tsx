export const Search = () => (
  <section>
    <SearchBar container=".binding-list" />
    <ul className="wide binding-list">
      <li>One</li>
    </ul>
  </section>
)
