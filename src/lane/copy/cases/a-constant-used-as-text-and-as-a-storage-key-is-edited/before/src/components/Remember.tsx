const NAME = 'Remember me';

export function Remember() {
  const on = localStorage.getItem(NAME) === 'yes';
  return <label>{NAME}<input type="checkbox" defaultChecked={on} /></label>;
}
