import { prisma } from './db'
export const first = () => prisma.board.findFirst({ where: { title: 'First steps' } })
