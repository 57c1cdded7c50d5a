import { track } from './analytics'

export function Offer({ take }) {
  const [words, setWords] = useState('')
  const change = (event) => setWords(event.target.value)
  return <form onSubmit={() => { track('offer_taken', { place: words }); take(words) }}><input onChange={change} /></form>
}
