import styled from 'styled-components'
const Box = styled.div`
  button[title='Close menu'] { color: red; }
`
export function Page({ items, plan }) {
  return (
    <main>
      <Box><button title="Close menu" /></Box>
    </main>
  )
}
