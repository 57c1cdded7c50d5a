import { track } from './analytics'
export function Page0({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: kunde.vorname }); open(1) }}>x</button>
}
export function Page1({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: kunde.nachname }); open(1) }}>x</button>
}
export function Page2({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: kunde.telefon }); open(1) }}>x</button>
}
export function Page3({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: kunde.adresse }); open(1) }}>x</button>
}
export function Page4({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: kunde.geburtsdatum }); open(1) }}>x</button>
}
export function Page5({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: kunde.strasse }); open(1) }}>x</button>
}
export function Page6({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: kunde.straße }); open(1) }}>x</button>
}
export function Page7({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.prenom }); open(1) }}>x</button>
}
export function Page8({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.courriel }); open(1) }}>x</button>
}
export function Page9({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.nom }); open(1) }}>x</button>
}
export function Page10({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.correo }); open(1) }}>x</button>
}
export function Page11({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.apellido }); open(1) }}>x</button>
}
export function Page12({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.direccion }); open(1) }}>x</button>
}
export function Page13({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.cpf }); open(1) }}>x</button>
}
export function Page14({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.sobrenome }); open(1) }}>x</button>
}
export function Page15({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.pesel }); open(1) }}>x</button>
}
export function Page16({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.imie }); open(1) }}>x</button>
}
export function Page17({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.voornaam }); open(1) }}>x</button>
}
export function Page18({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.achternaam }); open(1) }}>x</button>
}
export function Page19({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.cognome }); open(1) }}>x</button>
}
export function Page20({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.codiceFiscale }); open(1) }}>x</button>
}
export function Page21({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.telefono }); open(1) }}>x</button>
}
export function Page22({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.adres }); open(1) }}>x</button>
}
export function Page23({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.naam }); open(1) }}>x</button>
}
export function Page24({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.handynummer }); open(1) }}>x</button>
}
export function Page25({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.mobile }); open(1) }}>x</button>
}
export function Page26({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.cell }); open(1) }}>x</button>
}
export function Page27({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.whatsapp }); open(1) }}>x</button>
}
export function Page28({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.handle }); open(1) }}>x</button>
}
export function Page29({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.login }); open(1) }}>x</button>
}
export function Page30({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.bio }); open(1) }}>x</button>
}
export function Page31({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.avatar }); open(1) }}>x</button>
}
export function Page32({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.gender }); open(1) }}>x</button>
}
export function Page33({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.age }); open(1) }}>x</button>
}
export function Page34({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.religion }); open(1) }}>x</button>
}
export function Page35({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.salary }); open(1) }}>x</button>
}
export function Page36({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.diagnosis }); open(1) }}>x</button>
}
export function Page37({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.dateOfBirth }); open(1) }}>x</button>
}
export function Page38({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.initials }); open(1) }}>x</button>
}
export function Page39({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.signature }); open(1) }}>x</button>
}
export function Page40({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: order.billing.recipient.name }); open(1) }}>x</button>
}
export function Page41({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: order.recipient }); open(1) }}>x</button>
}
export function Page42({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: account.iban_number }); open(1) }}>x</button>
}
export function Page43({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: account.number }); open(1) }}>x</button>
}
export function Page44({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: account.bic }); open(1) }}>x</button>
}
export function Page45({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: customer.vatId }); open(1) }}>x</button>
}
export function Page46({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.taxId }); open(1) }}>x</button>
}
export function Page47({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.nationalId }); open(1) }}>x</button>
}
export function Page48({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.driverLicense }); open(1) }}>x</button>
}
export function Page49({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.licensePlate }); open(1) }}>x</button>
}
export function Page50({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: session.accessKey }); open(1) }}>x</button>
}
export function Page51({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: session.sid }); open(1) }}>x</button>
}
export function Page52({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: session.sessionId }); open(1) }}>x</button>
}
export function Page53({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: session.bearer }); open(1) }}>x</button>
}
export function Page54({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: session.auth }); open(1) }}>x</button>
}
export function Page55({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: session.authorization }); open(1) }}>x</button>
}
export function Page56({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.pin }); open(1) }}>x</button>
}
export function Page57({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.apiKey }); open(1) }}>x</button>
}
export function Page58({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.privateKey }); open(1) }}>x</button>
}
export function Page59({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.deviceId }); open(1) }}>x</button>
}
export function Page60({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.imei }); open(1) }}>x</button>
}
export function Page61({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.mac }); open(1) }}>x</button>
}
export function Page62({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.gps }); open(1) }}>x</button>
}
export function Page63({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.position }); open(1) }}>x</button>
}
export function Page64({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.coords }); open(1) }}>x</button>
}
export function Page65({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.location }); open(1) }}>x</button>
}
export function Page66({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user['email'] }); open(1) }}>x</button>
}
export function Page67({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user?.['e-mail'] }); open(1) }}>x</button>
}
export function Page68({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user?.contact?.value }); open(1) }}>x</button>
}
export function Page69({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: order.comment }); open(1) }}>x</button>
}
export function Page70({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: order.message }); open(1) }}>x</button>
}
export function Page71({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: form.notes }); open(1) }}>x</button>
}
export function Page72({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: form.values.feedback }); open(1) }}>x</button>
}
export function Page73({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.Email }); open(1) }}>x</button>
}
export function Page74({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.EMAIL }); open(1) }}>x</button>
}
export function Page75({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.eMail }); open(1) }}>x</button>
}
export function Page76({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.userEmail2 }); open(1) }}>x</button>
}
export function Page77({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.mail_address }); open(1) }}>x</button>
}
export function Page78({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.hashedEmail }); open(1) }}>x</button>
}
export function Page79({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.emailHash }); open(1) }}>x</button>
}
export function Page80({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.uname }); open(1) }}>x</button>
}
export function Page81({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.fname }); open(1) }}>x</button>
}
export function Page82({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.lname }); open(1) }}>x</button>
}
export function Page83({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.firstNm }); open(1) }}>x</button>
}
export function Page84({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.tel1 }); open(1) }}>x</button>
}
export function Page85({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.ipAddr }); open(1) }}>x</button>
}
export function Page86({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.ip4 }); open(1) }}>x</button>
}
export function Page87({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.owner.name }); open(1) }}>x</button>
}
export function Page88({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.name }); open(1) }}>x</button>
}
export function Page89({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.fullNameShort }); open(1) }}>x</button>
}
export function Page90({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: customer }); open(1) }}>x</button>
}
export function Page91({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: session }); open(1) }}>x</button>
}
export function Page92({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.self }); open(1) }}>x</button>
}
export function Page93({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: order.buyer }); open(1) }}>x</button>
}
export function Page94({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: order.buyer.title }); open(1) }}>x</button>
}
export function Page95({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.creator }); open(1) }}>x</button>
}
export function Page96({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: order.child }); open(1) }}>x</button>
}
export function Page97({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.children }); open(1) }}>x</button>
}
export function Page98({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.mother }); open(1) }}>x</button>
}
export function Page99({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user.spouse.name }); open(1) }}>x</button>
}
export function Page100({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.assignee.name }); open(1) }}>x</button>
}
export function Page101({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.manager.name }); open(1) }}>x</button>
}
export function Page102({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: window.location.href }); open(1) }}>x</button>
}
export function Page103({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: document.title }); open(1) }}>x</button>
}
export function Page104({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: location.search }); open(1) }}>x</button>
}
export function Page105({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: document.URL }); open(1) }}>x</button>
}
export function Page106({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: document.documentURI }); open(1) }}>x</button>
}
export function Page107({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: location.hash }); open(1) }}>x</button>
}
export function Page108({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: window.location }); open(1) }}>x</button>
}
export function Page109({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: history.state }); open(1) }}>x</button>
}
export function Page110({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: navigator.userAgent }); open(1) }}>x</button>
}
export function Page111({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: navigator.language }); open(1) }}>x</button>
}
export function Page112({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: document.referrer }); open(1) }}>x</button>
}
export function Page113({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: window.name }); open(1) }}>x</button>
}
export function Page114({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: localStorage.cart }); open(1) }}>x</button>
}
export function Page115({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: window.localStorage }); open(1) }}>x</button>
}
export function Page116({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: sessionStorage.x }); open(1) }}>x</button>
}
export function Page117({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: document.cookie }); open(1) }}>x</button>
}
export function Page118({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: ref.current.value }); open(1) }}>x</button>
}
export function Page119({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: ref.current.textContent }); open(1) }}>x</button>
}
export function Page120({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.target.innerText }); open(1) }}>x</button>
}
export function Page121({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.target.value }); open(1) }}>x</button>
}
export function Page122({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.currentTarget.textContent }); open(1) }}>x</button>
}
export function Page123({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.target.files[0].name }); open(1) }}>x</button>
}
export function Page124({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.clipboardData }); open(1) }}>x</button>
}
export function Page125({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.key }); open(1) }}>x</button>
}
export function Page126({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.code }); open(1) }}>x</button>
}
export function Page127({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.nativeEvent.data }); open(1) }}>x</button>
}
export function Page128({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event }); open(1) }}>x</button>
}
export function Page129({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.target }); open(1) }}>x</button>
}
export function Page130({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: document.activeElement.value }); open(1) }}>x</button>
}
export function Page131({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: document.forms.login.elements.user.value }); open(1) }}>x</button>
}
export function Page132({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: document.body.innerHTML }); open(1) }}>x</button>
}
export function Page133({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: event.target.dataset.user }); open(1) }}>x</button>
}
export function Page134({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: process.env.SECRET }); open(1) }}>x</button>
}
export function Page135({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: process.env.NODE_ENV }); open(1) }}>x</button>
}
export function Page136({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: import.meta.url }); open(1) }}>x</button>
}
export function Page137({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: import.meta.env.VITE_KEY }); open(1) }}>x</button>
}
export function Page138({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: globalThis.x }); open(1) }}>x</button>
}
export function Page139({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: window.secretValue }); open(1) }}>x</button>
}
export function Page140({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: self.x }); open(1) }}>x</button>
}
export function Page141({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: arguments[0] }); open(1) }}>x</button>
}
export function Page142({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: arguments }); open(1) }}>x</button>
}
export function Page143({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: new.target }); open(1) }}>x</button>
}
export function Page144({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: this.props.plan }); open(1) }}>x</button>
}
export function Page145({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: this.state.query }); open(1) }}>x</button>
}
export function Page146({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: `${user.email}` }); open(1) }}>x</button>
}
export function Page147({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: `${plan}-${user.first}` }); open(1) }}>x</button>
}
export function Page148({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: `${document.title}` }); open(1) }}>x</button>
}
export function Page149({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: `${event.key}` }); open(1) }}>x</button>
}
export function Page150({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.toString }); open(1) }}>x</button>
}
export function Page151({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.__proto__ }); open(1) }}>x</button>
}
export function Page152({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.constructor }); open(1) }}>x</button>
}
export function Page153({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.constructor.name }); open(1) }}>x</button>
}
export function Page154({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: open ? 1 : 2 }); open(1) }}>x</button>
}
export function Page155({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: open && user }); open(1) }}>x</button>
}
export function Page156({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: !open }); open(1) }}>x</button>
}
export function Page157({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: -1 }); open(1) }}>x</button>
}
export function Page158({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: +user }); open(1) }}>x</button>
}
export function Page159({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: typeof user }); open(1) }}>x</button>
}
export function Page160({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: void 0 }); open(1) }}>x</button>
}
export function Page161({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: null }); open(1) }}>x</button>
}
export function Page162({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: undefined }); open(1) }}>x</button>
}
export function Page163({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: /x/ }); open(1) }}>x</button>
}
export function Page164({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: 10n }); open(1) }}>x</button>
}
export function Page165({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: 1e999 }); open(1) }}>x</button>
}
export function Page166({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: 0x10 }); open(1) }}>x</button>
}
export function Page167({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: NaN }); open(1) }}>x</button>
}
export function Page168({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: Infinity }); open(1) }}>x</button>
}
export function Page169({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: ('a', 'b') }); open(1) }}>x</button>
}
export function Page170({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user as any }); open(1) }}>x</button>
}
export function Page171({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: user! }); open(1) }}>x</button>
}
export function Page172({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.label! }); open(1) }}>x</button>
}
export function Page173({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan?.[0] }); open(1) }}>x</button>
}
export function Page174({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan[kind] }); open(1) }}>x</button>
}
export function Page175({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan["label"] }); open(1) }}>x</button>
}
export function Page176({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: yield }); open(1) }}>x</button>
}
export function Page177({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: delete plan.x }); open(1) }}>x</button>
}
export function Page178({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan = 1 }); open(1) }}>x</button>
}
export function Page179({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan++ }); open(1) }}>x</button>
}
export function Page180({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: plan.x++ }); open(1) }}>x</button>
}
export function Page181({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: new Date() }); open(1) }}>x</button>
}
export function Page182({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: [1] }); open(1) }}>x</button>
}
export function Page183({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: { a: 1 } }); open(1) }}>x</button>
}
export function Page184({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: super.x }); open(1) }}>x</button>
}
export function Page185({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: async () => 1 }); open(1) }}>x</button>
}
export function Page186({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: class {} }); open(1) }}>x</button>
}
export function Page187({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: <b/> }); open(1) }}>x</button>
}
export function Page188({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: Symbol.iterator }); open(1) }}>x</button>
}
export function Page189({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: Math.random }); open(1) }}>x</button>
}
export function Page190({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: Date.now }); open(1) }}>x</button>
}
export function Page191({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: require }); open(1) }}>x</button>
}
export function Page192({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: module }); open(1) }}>x</button>
}
export function Page193({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: exports }); open(1) }}>x</button>
}
export function Page194({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: __dirname }); open(1) }}>x</button>
}
export function Page195({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: eval }); open(1) }}>x</button>
}
export function Page196({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: localStorage }); open(1) }}>x</button>
}
export function Page197({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { count: '5' }); open(1) }}>x</button>
}
export function Page198({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { count: true }); open(1) }}>x</button>
}
export function Page199({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { count: 1e999 }); open(1) }}>x</button>
}
export function Page200({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { count: NaN }); open(1) }}>x</button>
}
export function Page201({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { count: Infinity }); open(1) }}>x</button>
}
export function Page202({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { count: `5` }); open(1) }}>x</button>
}
export function Page203({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { whole: 1.5 }); open(1) }}>x</button>
}
export function Page204({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { open: 'yes' }); open(1) }}>x</button>
}
export function Page205({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { open: 1 }); open(1) }}>x</button>
}
export function Page206({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { kind: 'c' }); open(1) }}>x</button>
}
export function Page207({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { secret: 'x' }); open(1) }}>x</button>
}
export function Page208({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { secret: plan.x }); open(1) }}>x</button>
}
export function Page209({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { other: 'x' }); open(1) }}>x</button>
}
export function Page210({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { constructor: 'x' }); open(1) }}>x</button>
}
export function Page211({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { toString: 'x' }); open(1) }}>x</button>
}
export function Page212({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { __proto__: plan }); open(1) }}>x</button>
}
export function Page213({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { ['label']: 'x' }); open(1) }}>x</button>
}
export function Page214({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { 'label': user.email }); open(1) }}>x</button>
}
export function Page215({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: 'ana@shop.example' }); open(1) }}>x</button>
}
export function Page216({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: '+49 170 1234567' }); open(1) }}>x</button>
}
export function Page217({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: 'DE89370400440532013000' }); open(1) }}>x</button>
}
export function Page218({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onClick={(event) => { track('clicked', { label: '\u202e' }); open(1) }}>x</button>
}
export function Page219({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onKeyDown={({ key }) => { track('clicked', { label: key }); open(1) }}>x</button>
}
export function Page220({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onKeyDown={({ key: k }) => { track('clicked', { label: k }); open(1) }}>x</button>
}
export function Page221({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onChange={({ target }) => { track('clicked', { label: target }); open(1) }}>x</button>
}
export function Page222({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onChange={({ target: { value: text } }) => { track('clicked', { label: text }); open(1) }}>x</button>
}
export function Page223({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onChangeText={(value) => { track('clicked', { label: value }); open(1) }}>x</button>
}
export function Page224({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onChangeText={(text) => { track('clicked', { label: text }); open(1) }}>x</button>
}
export function Page225({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onValueChange={(v) => { track('clicked', { label: v }); open(1) }}>x</button>
}
export function Page226({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  
  return <button onKeyDown={(keyboard) => { track('clicked', { label: keyboard.key }); open(1) }}>x</button>
}
export function Page227({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const input = ref.current.value;
  return <button onClick={(event) => { track('clicked', { label: input }); open(1) }}>x</button>
}
export function Page228({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const { email: mail } = user;
  return <button onClick={(event) => { track('clicked', { label: mail }); open(1) }}>x</button>
}
export function Page229({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = user.email;
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page230({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = user;
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page231({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = JSON.stringify(user);
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page232({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = document.cookie;
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page233({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const { cookie: x } = document;
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page234({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const [x, setX] = useState(user.email);
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page235({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const [query, setQuery] = useState(''); const change = (event) => setQuery(event.target.value);
  return <button onClick={(event) => { track('clicked', { label: query }); open(1) }}>x</button>
}
export function Page236({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const { plan: p, ...rest } = user;
  return <button onClick={(event) => { track('clicked', { label: rest }); open(1) }}>x</button>
}
export function Page237({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const p = user.password;
  return <button onClick={(event) => { track('clicked', { label: p }); open(1) }}>x</button>
}
export function Page238({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = { y: user.email };
  return <button onClick={(event) => { track('clicked', { label: x.y }); open(1) }}>x</button>
}
export function Page239({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = user.email ?? 1;
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page240({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = `${user.email}`;
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page241({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  let x; x = user.email;
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page242({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const y = user.email; const x = y;
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page243({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = getEmail(user);
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page244({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = useEmail();
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
export function Page245({ plan, user, order, items, open, kunde, e, ref, session, account, form, customer }) {
  const x = prompt("mail");
  return <button onClick={(event) => { track('clicked', { label: x }); open(1) }}>x</button>
}
