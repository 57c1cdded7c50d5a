import { flag } from './flags'

export const F = () => (flag('new-card') ? <p className="p-4">Hi</p> : null)
