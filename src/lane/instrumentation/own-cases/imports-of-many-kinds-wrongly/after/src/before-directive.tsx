import { track } from './analytics'
'use client'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }