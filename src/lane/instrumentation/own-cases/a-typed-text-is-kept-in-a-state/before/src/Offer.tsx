import { track } from './analytics'

export function Offer({ take }) {
  const [words, setWords] = useState('')
  const change = (event) => setWords(event.target.value)
  return <form onSubmit={() => { take(words) }}><input onChange={change} /></form>
}
