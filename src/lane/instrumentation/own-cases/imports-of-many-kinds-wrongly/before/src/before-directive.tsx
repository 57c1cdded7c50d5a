'use client'
export function P({ go }) { return <b onClick={() => {  go() }}/> }