import { track } from './analytics'
class A extends C { render() { return <button onClick={function () { track('clicked'); this.save() }}/> } }