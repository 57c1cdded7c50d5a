export const Search = () => (
  <section>
    <SearchBar container=".binding-list" />
    <ul className="wide">
      <li>One</li>
    </ul>
  </section>
)
