import { track } from './analytics'

export function Offer() {
  const [size, setSize] = useState(1)
  return <Sizes value={size} onPick={setSize } />
}
