import { track } from './analytics'
export function Page({ save }) { return <LoadingButton onClick={async () => save()}/> }