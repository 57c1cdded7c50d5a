import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * Production of the sample: serves what its deploy command published, as a static host does. Fairway deploys to it and looks
 * at it like at any other; it knows nothing of Fairway.
 *
 * @param www folder in which `current` is the published site
 */
export async function serveProduction(www: string, port: number): Promise<Server> {
  const server = createServer(async (request, response) => {
    const root = await realpath(join(www, 'current')).catch(() => null)
    if (!root) {
      response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' })
      response.end('The shop is being built for the first time. Come back in a moment.')
      return
    }
    const asked = pathOf(request.url ?? '/')
    if (asked === null) {
      response.writeHead(400).end()
      return
    }
    const file = await fileAt(root, asked)
    const path = file ?? join(root, 'index.html')
    response.writeHead(200, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': asked.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  return server
}

/** The decoded path of an address; `null` where it has none. */
function pathOf(address: string): string | null {
  try {
    return normalize(decodeURIComponent(new URL(address, 'http://localhost').pathname))
  } catch {
    return null
  }
}

/** The file that an address names, inside the site and nowhere else; `null` for an address of the app itself. */
async function fileAt(root: string, asked: string): Promise<string | null> {
  if (asked.includes('\0')) return null
  const path = await realpath(join(root, asked)).catch(() => null)
  if (!path?.startsWith(`${root}/`)) return null
  return (await stat(path)).isFile() ? path : null
}
