import { track } from './analytics'
const mapStateToProps = (state) => { track('clicked'); return { a: state.a } }
export default connect(mapStateToProps)(P)