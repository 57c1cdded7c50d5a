import { track } from './analytics'
function css(s) {  return s }
export function Page() { const a = css`x`; return a }