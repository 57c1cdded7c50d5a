import { track } from './analytics'
class A { go() { this.setState((s) => {  return { n: s.n + 1 } }) } }