import { track } from './analytics'
export function Page0({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page1({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page2({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page3({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page4({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page5({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page6({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page7({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page8({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
