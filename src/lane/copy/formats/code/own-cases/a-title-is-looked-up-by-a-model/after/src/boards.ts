import { Board } from './models'
export const first = () => Board.findOne({ title: 'First steps' })
