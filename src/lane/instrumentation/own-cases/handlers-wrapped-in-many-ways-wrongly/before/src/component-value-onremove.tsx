import { track } from './analytics'
export function Page({ ask }) { return <Upload onRemove={ask}/> }