import { flag } from './flags'
import { find } from './api'
const props = find()
export const Page = () => <main>{props.open === true && flag('gift') && <p>Gift</p>}</main>
