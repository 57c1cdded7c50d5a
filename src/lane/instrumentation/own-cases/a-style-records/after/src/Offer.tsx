import { track } from './analytics'

export const Box = styled.div`${(props) => { track('offer_taken'); return 'red' }}`
