import { api, toast } from './api'
export async function first(title) {
  await api.boards.create({ title, description: 'Your first board' })
  toast({ title: 'Board created', description: 'Open it now' })
}
