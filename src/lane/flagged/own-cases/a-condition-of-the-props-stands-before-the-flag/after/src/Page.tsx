import { flag } from './flags'

export const Page = (props) => <main>{props.open === true && flag('banner') && <p>New</p>}</main>
