import { track } from './analytics'
export function P({ go, user, rest }) { return <><b data-analytics-endpoint="https://evil.example"/></> }