/** Keys and array indexes from the root of a file. */
export type KeyPath = readonly (string | number)[]

/** A single value as it is written. */
export interface ConfigValue {
  readonly kind: 'value'
  readonly path: KeyPath
  readonly value: string | number | boolean | null
  /** The bytes of the value with its quotes. */
  readonly raw: string
  /** Half-open range of `raw` in the text without byte order mark. */
  readonly start: number
  readonly end: number
  readonly style: 'json' | 'plain' | 'single' | 'double' | 'block'
}

export interface ConfigObject {
  readonly kind: 'object'
  readonly path: KeyPath
  /** In the order of the file. */
  readonly members: ReadonlyMap<string, ConfigNode>
}

export interface ConfigList {
  readonly kind: 'list'
  readonly path: KeyPath
  readonly items: readonly ConfigNode[]
}

export type ConfigNode = ConfigValue | ConfigObject | ConfigList

/** A part of the text that is compared on its own; between two of them stands only what a format calls space. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly value: ConfigValue | null
  readonly isComment: boolean
}

/** A configuration file, read without recovery. */
export interface ConfigDocument {
  readonly format: 'json' | 'yaml'
  readonly text: string
  readonly root: ConfigNode
  /** Every value, in the order of the file. */
  readonly values: readonly ConfigValue[]
  readonly marks: readonly Mark[]
}

/** Why a file cannot be read: the last part of a rule's name, the line, and what stands there. */
export interface ReadFault {
  readonly kind: 'fault'
  readonly rule: 'unparsable' | 'too-deep' | 'duplicate-key' | 'prototype-key' | 'yaml-feature'
  readonly line: number
  readonly detail: string
}

export type ConfigRead = { readonly kind: 'read'; readonly document: ConfigDocument } | ReadFault

/** The nodes from the root to a path, both included; stops where the path leads nowhere. */
export function nodesTo(root: ConfigNode, path: KeyPath): ConfigNode[] {
  const nodes = [root]
  for (const key of path) {
    const next = childOf(nodes.at(-1) as ConfigNode, key)
    if (next === undefined) break
    nodes.push(next)
  }
  return nodes
}

export function childOf(node: ConfigNode, key: string | number): ConfigNode | undefined {
  if (node.kind === 'object') return node.members.get(String(key))
  return node.kind === 'list' ? node.items[Number(key)] : undefined
}

export const childrenOf = (node: ConfigNode): readonly ConfigNode[] =>
  node.kind === 'object' ? [...node.members.values()] : node.kind === 'list' ? node.items : []

/** A member that is a single value; `undefined` for anything else. */
export function memberValue(node: ConfigNode | undefined, key: string): ConfigValue['value'] | undefined {
  const member = node?.kind === 'object' ? node.members.get(key) : undefined
  return member?.kind === 'value' ? member.value : undefined
}

/** The file as plain data. */
export function plainData(node: ConfigNode): unknown {
  if (node.kind === 'value') return node.value
  if (node.kind === 'list') return node.items.map(plainData)
  return Object.fromEntries([...node.members].map(([key, member]) => [key, plainData(member)]))
}

/** The JSON pointer of a path. */
export const pointerOf = (path: KeyPath): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
