export function SearchBox() {
  return <input type="search" {...{ placeholder: 'Search people' }} />;
}
