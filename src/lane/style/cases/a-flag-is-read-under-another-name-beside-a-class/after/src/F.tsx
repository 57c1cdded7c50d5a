import { flag } from './flags'

export const F = () => (flag('old-card') ? <p className="p-4">Hi</p> : null)
