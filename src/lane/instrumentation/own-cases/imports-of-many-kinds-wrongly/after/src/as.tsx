import { track as t } from './analytics'
export function P({ go }) { return <b onClick={() => { t('clicked'); go() }}/> }