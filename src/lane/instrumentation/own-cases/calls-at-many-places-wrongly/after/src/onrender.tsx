import { track } from './analytics'
export function Page() { return <Profiler id="a" onRender={() => { track('clicked'); go() }}/> }