import { ExternalLink } from 'lucide-react'

/** The way to an object in its tracker or forge; what is there learns nothing of where one came from. */
export function Outside({ url, name }: { url: string; name?: string }) {
  return (
    <a className="do outside" href={url} target="_blank" rel="noopener noreferrer">
      {name ?? `See it on ${new URL(url).hostname}`}
      <ExternalLink className="i" aria-hidden />
      <span className="sr"> (opens in another tab)</span>
    </a>
  )
}
