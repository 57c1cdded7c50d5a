import axios from 'axios'
export const first = () => axios.post('/api/boards', { title: 'Getting started' })
