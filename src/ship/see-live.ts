import type { ArtefactHash } from '../base/ids.ts'
import type { ChangeLive, LiveMissed } from './ship.ts'

export type Look =
  | {
      readonly kind: 'seen'
      readonly url: string
      readonly picture: ArtefactHash | null
      readonly by: 'browser' | 'http'
    }
  | {
      readonly kind: 'missed'
      readonly says: string
      readonly visited: readonly string[]
      readonly picture: ArtefactHash | null
    }

export interface LivePorts {
  /** Address of production; `null` when the lanes file names none. */
  liveUrl(): Promise<string | null>
  /** Opens production and looks for the texts as a visitor would. */
  look(url: string, texts: readonly string[]): Promise<Look>
}

export type LiveFact =
  | { readonly type: 'change.live'; readonly data: ChangeLive }
  | { readonly type: 'live.missed'; readonly data: LiveMissed }

/**
 * Does not trust the deploy command: opens production and finds the new texts.
 *
 * @param texts what a browser should show of the new texts
 */
export async function seeLive(texts: readonly string[], ports: LivePorts): Promise<LiveFact> {
  const url = await ports.liveUrl()
  if (!url)
    return {
      type: 'live.missed',
      data: {
        url: '',
        says: 'The lanes file does not say where production is (deploy.live).',
        visited: [],
        picture: null,
      },
    }
  const look = await ports.look(url, texts)
  return look.kind === 'seen'
    ? { type: 'change.live', data: { url: look.url, texts, picture: look.picture, by: look.by } }
    : { type: 'live.missed', data: { url, says: look.says, visited: look.visited, picture: look.picture } }
}
