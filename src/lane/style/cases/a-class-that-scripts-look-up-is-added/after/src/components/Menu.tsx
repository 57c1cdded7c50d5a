import { mount } from './mount'

export function Menu() {
  return (
    <nav className="js-menu qa-menu flex gap-4">
      <a className="test-home e2e-home u-js-link nav-item px-2" href="/">Home</a>
      <p className="price-tag js-menu text-sm">From 9</p>
      <p className="open-state text-sm">Open</p>
      <p className="toggle-row text-sm">Rows</p>
    </nav>
  )
}

export function wire(root: HTMLElement) {
  mount(root.querySelector('.price-tag'))
  const row = root.closest('.toggle-row')
  if (row?.classList.contains('open-state')) row.classList.add('is-ready')
  return root.matches('.nav-item') || root.getElementsByClassName('late-item').length > 0
}
