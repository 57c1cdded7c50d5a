import { track } from './analytics'

export function Offer({ take }) {
  const [words, setWords] = useState('')
  return <form onSubmit={() => { take(words) }}><TextInput onChangeText={setWords} /></form>
}
