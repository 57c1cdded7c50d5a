import { flag } from './flags'

export const Page = (props) => <main></main>
