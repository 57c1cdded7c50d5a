'use client'

export const Page = () => <main></main>
