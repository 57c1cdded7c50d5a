import { track } from './analytics'
const mapStateToProps = (state) => {  return { a: state.a } }
export default connect(mapStateToProps)(P)