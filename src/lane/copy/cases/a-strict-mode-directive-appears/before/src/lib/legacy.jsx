export function Old({ n }) {
  return <p>Clicked {n} times</p>;
}
