import { track } from './analytics'
export function Page() { const [v, setV] = useState(''); return <Field onChange={setV}/> }