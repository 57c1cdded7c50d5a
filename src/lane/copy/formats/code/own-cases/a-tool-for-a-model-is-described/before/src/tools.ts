import { tool } from 'ai'
export const weather = tool({ description: 'Get the weather of a city', execute: run })
