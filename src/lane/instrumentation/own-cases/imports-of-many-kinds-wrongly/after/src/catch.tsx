import { track } from './analytics'
export function x(go, ok) { try { go() } catch (track) { track('clicked'); } }