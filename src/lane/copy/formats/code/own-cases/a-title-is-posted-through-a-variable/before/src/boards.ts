import { api } from './api'
export function first() {
  const board = { title: 'Getting started', description: 'Your first board' }
  return api.boards.create(board)
}
