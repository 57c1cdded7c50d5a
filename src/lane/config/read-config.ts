import type { ConfigRead } from './config-document.ts'
import { readJsonConfig } from './read-json-config.ts'
import { readYamlConfig } from './read-yaml-config.ts'

/** How the config contract reads a file, by its path; `null`: it knows no values in such files. */
export function configFormat(path: string): 'json' | 'yaml' | null {
  if (/\.jsonc?$/i.test(path)) return 'json'
  return /\.ya?ml$/i.test(path) ? 'yaml' : null
}

/** Reads a configuration file strictly: what two readers could understand differently is a fault. */
export function readConfig(path: string, text: string): ConfigRead | null {
  const format = configFormat(path)
  if (format === null) return null
  return format === 'json' ? readJsonConfig(text) : readYamlConfig(text)
}
