import { NextResponse } from 'next/server'
export const POST = async () => NextResponse.json({ message: 'Thanks for your answer' })
