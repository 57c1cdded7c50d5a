import { NextResponse } from 'next/server'
export const POST = async () => NextResponse.json({ message: 'Thank you for your answer' })
