import { track } from './analytics'
export function f() { window.onscroll = () => {  go() } }