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
export function Page9({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page10({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page11({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page12({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page13({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page14({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page15({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page16({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page17({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page18({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page19({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page20({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page21({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page22({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page23({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page24({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page25({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page26({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page27({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page28({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page29({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page30({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page31({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page32({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page33({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page34({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page35({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page36({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page37({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page38({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page39({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page40({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page41({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page42({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page43({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page44({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page45({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page46({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page47({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page48({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page49({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page50({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page51({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page52({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page53({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page54({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page55({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page56({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page57({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page58({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page59({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page60({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page61({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page62({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page63({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page64({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page65({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page66({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page67({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page68({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page69({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page70({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page71({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page72({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page73({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page74({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page75({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page76({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page77({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page78({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page79({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page80({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page81({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page82({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page83({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page84({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page85({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page86({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page87({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page88({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page89({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page90({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page91({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page92({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page93({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page94({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page95({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page96({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page97({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page98({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page99({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page100({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page101({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page102({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page103({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page104({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page105({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page106({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page107({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page108({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page109({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page110({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page111({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page112({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page113({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page114({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page115({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page116({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page117({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page118({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page119({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page120({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page121({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page122({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page123({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page124({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page125({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page126({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page127({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page128({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page129({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page130({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page131({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page132({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page133({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page134({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page135({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page136({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page137({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page138({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page139({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page140({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page141({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page142({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page143({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page144({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page145({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page146({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page147({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page148({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page149({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page150({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page151({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page152({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page153({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page154({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page155({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page156({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page157({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page158({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page159({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page160({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page161({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page162({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page163({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page164({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page165({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page166({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page167({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page168({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page169({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page170({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page171({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page172({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page173({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page174({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page175({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page176({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page177({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page178({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page179({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page180({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page181({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page182({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page183({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page184({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page185({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page186({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page187({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page188({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page189({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page190({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page191({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page192({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page193({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page194({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page195({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page196({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page197({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page198({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page199({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page200({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page201({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page202({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page203({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page204({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page205({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page206({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page207({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page208({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page209({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page210({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page211({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page212({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page213({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page214({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page215({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page216({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page217({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page218({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page219({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onKeyDown={({ key }) => {  open(1) }}>x</button>
}
export function Page220({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onKeyDown={({ key: k }) => {  open(1) }}>x</button>
}
export function Page221({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onChange={({ target }) => {  open(1) }}>x</button>
}
export function Page222({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onChange={({ target: { value: text } }) => {  open(1) }}>x</button>
}
export function Page223({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onChangeText={(value) => {  open(1) }}>x</button>
}
export function Page224({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onChangeText={(text) => {  open(1) }}>x</button>
}
export function Page225({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onValueChange={(v) => {  open(1) }}>x</button>
}
export function Page226({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onKeyDown={(keyboard) => {  open(1) }}>x</button>
}
export function Page227({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const input = ref.current.value;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page228({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const { email: mail } = user;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page229({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = user.email;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page230({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = user;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page231({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = JSON.stringify(user);
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page232({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = document.cookie;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page233({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const { cookie: x } = document;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page234({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const [x, setX] = useState(user.email);
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page235({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const [query, setQuery] = useState(''); const change = (event) => setQuery(event.target.value);
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page236({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const { plan: p, ...rest } = user;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page237({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const p = user.password;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page238({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = { y: user.email };
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page239({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = user.email ?? 1;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page240({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = `${user.email}`;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page241({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  let x; x = user.email;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page242({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const y = user.email; const x = y;
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page243({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = getEmail(user);
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page244({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = useEmail();
  return <button onClick={(event) => {  open(1) }}>x</button>
}
export function Page245({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = prompt("mail");
  return <button onClick={(event) => {  open(1) }}>x</button>
}
