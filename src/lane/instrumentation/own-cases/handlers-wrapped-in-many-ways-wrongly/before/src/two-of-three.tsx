import { track } from './analytics'
export function Page({ save }: { save: (a: string, b: string) => void }) { return <Field onPick={save}/> }