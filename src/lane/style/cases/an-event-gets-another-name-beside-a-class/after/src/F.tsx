import { track } from './track'

export const F = () => <button type="button" className="p-4" onClick={() => track('card_clicked')}>Hi</button>
