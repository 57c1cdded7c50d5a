import { flag } from './flags'
'use client'

export const Page = () => <main>{flag('banner') && <p>New</p>}</main>
