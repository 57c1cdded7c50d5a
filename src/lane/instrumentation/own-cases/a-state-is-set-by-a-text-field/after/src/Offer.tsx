import { track } from './analytics'

export function Offer({ take }) {
  const [words, setWords] = useState('')
  return <form onSubmit={() => { track('offer_taken', { place: words }); take(words) }}><TextInput onChangeText={setWords} /></form>
}
