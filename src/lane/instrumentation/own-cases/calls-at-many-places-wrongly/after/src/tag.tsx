import { track } from './analytics'
function css(s) { track('clicked'); return s }
export function Page() { const a = css`x`; return a }