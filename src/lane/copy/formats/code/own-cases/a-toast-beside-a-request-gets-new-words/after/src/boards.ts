import { api, toast } from './api'
export async function first(title) {
  await api.boards.create({ title, description: 'Your first board' })
  toast({ title: 'Your board is there', description: 'Open it now' })
}
