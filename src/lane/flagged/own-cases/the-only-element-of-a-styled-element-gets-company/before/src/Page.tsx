import { save, total } from './api'
import { flag } from './flags'
import styled from 'styled-components'

const Row = styled.div`
  display: flex;
`

export function Page(props) {
  const { name, form, items } = props
  return (
    <main>
      <h1>Plans</h1><Row><b>Plans</b></Row>
    </main>
  )
}
