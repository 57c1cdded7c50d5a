import { track } from './analytics'
class A extends C { render() { return <button onClick={this.save}/> } }