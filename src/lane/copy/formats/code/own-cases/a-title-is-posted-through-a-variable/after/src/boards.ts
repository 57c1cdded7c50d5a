import { api } from './api'
export function first() {
  const board = { title: 'First steps', description: 'Your first board' }
  return api.boards.create(board)
}
