import { lookup } from 'node:dns/promises'
import { existsSync, realpathSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FairwayError } from '../../base/errors.ts'
import type { GitCall } from './run-git.ts'

/** Where a product's repository lives. Credentials are beside the address, never in it. */
export interface Remote {
  /** `https://host/owner/name.git`, or the absolute path of a repository on this machine. */
  readonly url: string
  readonly credential?: { readonly username: string; readonly password: string }
  /** Hosts that may be in a private network, because whoever runs Fairway listed them. */
  readonly privateHosts?: readonly string[]
}

/** A remote that was looked at and may be spoken to. */
export interface CheckedRemote {
  readonly url: string
  readonly protocol: 'https' | 'file'
  /** `host:port:address`: git connects to the very address that was looked at, so a name that changes its mind leads nowhere. */
  readonly resolved: string | null
}

/**
 * Looks at an address before anything speaks to it.
 *
 * @throws FairwayError `bad-input` for another protocol, credentials in the address, or a host in a private network that nobody
 *   listed; `repository-missing` for a path that is not there; `repository-unreadable` for a host without an address
 */
export async function checkRemote(remote: Remote): Promise<CheckedRemote> {
  const path = localPath(remote.url)
  if (path !== null) {
    if (!existsSync(path)) {
      throw new FairwayError('repository-missing', `There is no repository at ${path}.`, {
        where: path,
        next: 'Check the path: it must be a git repository on this machine.',
      })
    }
    return { url: realpathSync(path), protocol: 'file', resolved: null }
  }
  const url = httpsAddress(remote.url)
  const port = url.port || '443'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(() => [])
  const [first] = addresses
  if (!first) {
    throw new FairwayError('repository-unreadable', `The host ${host} has no address.`, {
      where: url.href,
      next: 'Check the spelling of the address, and that this machine reaches the network.',
    })
  }
  const listed = remote.privateHosts?.includes(host) ?? false
  if (!listed && addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new FairwayError('bad-input', `The host ${host} is in a private network.`, {
      where: url.href,
      next: 'Whoever runs Fairway can list it as a private host that may be reached.',
    })
  }
  const address = isIP(first.address) === 6 ? `[${first.address}]` : first.address
  return { url: url.href, protocol: 'https', resolved: isIP(host) ? null : `${host}:${port}:${address}` }
}

/** The absolute path an address means on this machine, or `null` when it means another one. */
export function localPath(url: string): string | null {
  if (url.startsWith('file:')) {
    try {
      return fileURLToPath(url)
    } catch {
      return null
    }
  }
  return isAbsolute(url) && !/[\n\0]/.test(url) ? url : null
}

function httpsAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:') {
    throw new FairwayError('bad-input', 'Only https addresses and paths on this machine can be connected.', {
      next: 'Write https://HOST/OWNER/NAME.git, or the absolute path of a repository.',
    })
  }
  if (url.username || url.password) {
    throw new FairwayError('bad-input', 'The address holds a user or a password.', {
      where: `https://${url.host}${url.pathname}`,
      next: 'Leave them out of the address and give them as the credential: addresses end up in logs.',
    })
  }
  return url
}

const privateAddresses = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  privateAddresses.addSubnet(net, prefix, 'ipv4')
}
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateAddresses.addSubnet(net, prefix, 'ipv6')
}

/** Loopback, private, link-local, shared and reserved ranges; IPv4 inside IPv6 counts as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return privateAddresses.check(mapped, 'ipv4')
  if (/^::ffff:/i.test(address)) return true
  return privateAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** How git speaks to this remote: the one protocol it needs, and the credential in the environment of this one process. */
export function remoteCall(remote: Remote, checked: CheckedRemote): Pick<GitCall, 'protocols' | 'env' | 'secrets'> {
  if (checked.protocol === 'file') return { protocols: 'file' }
  const settings: [string, string][] = checked.resolved ? [['http.curloptResolve', checked.resolved]] : []
  const { credential } = remote
  const basic = credential ? Buffer.from(`${credential.username}:${credential.password}`).toString('base64') : null
  if (basic) settings.push([`http.${new URL(checked.url).origin}/.extraHeader`, `Authorization: Basic ${basic}`])
  return {
    protocols: 'https',
    env: Object.fromEntries([
      ['GIT_CONFIG_COUNT', String(settings.length)],
      ...settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ]),
    secrets: credential && basic ? [credential.password, basic] : [],
  }
}
