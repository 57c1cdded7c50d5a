import { client, CREATE } from './graphql'
export const first = () => client.mutate({ mutation: CREATE, variables: { title: 'Getting started' } })
