import { track } from './analytics'
export function Page0({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan }); open(1) }}>x</button>
}
export function Page1({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: `a${'b'}` }); open(1) }}>x</button>
}
export function Page2({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: (plan).label }); open(1) }}>x</button>
}
export function Page3({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan?.label }); open(1) }}>x</button>
}
export function Page4({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.get }); open(1) }}>x</button>
}
export function Page5({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { count: plan.label }); open(1) }}>x</button>
}
export function Page6({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { kind: plan.kind }); open(1) }}>x</button>
}
export function Page7({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { count: event.clientX }); open(1) }}>x</button>
}
export function Page8({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { whole: items.length }); open(1) }}>x</button>
}
