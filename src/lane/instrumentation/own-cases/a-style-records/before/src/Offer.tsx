import { track } from './analytics'

export const Box = styled.div`${(props) => { return 'red' }}`
