import { Component } from 'react'
export class Gift extends Component {
  render() {
    return <p>{this.props.name}</p>
  }
}
