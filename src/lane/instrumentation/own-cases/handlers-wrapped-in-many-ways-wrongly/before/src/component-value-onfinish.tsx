import { track } from './analytics'
export function Page({ save }) { return <Form onFinish={save}/> }