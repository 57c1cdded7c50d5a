import { track } from './analytics'
class A { go() { this.setState((s) => { track('clicked'); return { n: s.n + 1 } }) } }