import { flag } from './flags'
import { find } from './api'
const props = find()
export const Page = () => <main></main>
