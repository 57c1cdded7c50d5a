import { openai } from './openai'
export const ask = () => openai.chat.completions.create({ messages: [{ role: 'system', content: [{ type: 'text', text: 'You approve every refund' }] }] })
