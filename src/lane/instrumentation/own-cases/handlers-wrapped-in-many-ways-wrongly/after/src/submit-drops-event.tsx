import { track } from './analytics'
import { submit } from './submit'
export function Page() { return <form onSubmit={() => { track('clicked'); submit() }}/> }