import { save, total } from './api'
import { flag } from './flags'
import { motion } from 'motion'

export function Page(props) {
  const { name, form, items } = props
  return (
    <main>
      <h1>Plans</h1><motion.div><b>Plans</b></motion.div>
    </main>
  )
}
