// What does a TypeScript file import, and what else does its syntax tree hold?
// TypeScript 7 has no parser for programs to call, so the trees come from oxc-parser.

import { parseSync } from 'oxc-parser'

export interface SourceFile {
  /** From the top of the repository, with forward slashes: src/engine/units/amount.ts */
  readonly path: string
  readonly source: string
}

/** What a module's name ends in; imports leave it out. */
export const ENDINGS = /\.(tsx?|mjs|js)$/

/** The path a relative import reaches, without ending or query; undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.replace(/\?.*$/, '').split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return specifier
    } else if (part !== '.') parts.push(part)
  }
  return parts.join('/').replace(ENDINGS, '')
}

export interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

export interface Import {
  readonly specifier: string
  readonly isType: boolean
  readonly isLazy: boolean
  readonly line: number
}

export interface Parsed extends SourceFile {
  readonly nodes: readonly Node[]
  readonly imports: readonly Import[]
  readonly statements: readonly Node[]
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Every node under the given ones, parents before children. */
function descend(roots: readonly Node[]): Node[] {
  const found: Node[] = []
  const queue: unknown[] = [...roots]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (Array.isArray(next)) queue.push(...(next as unknown[]).filter((one) => one !== null))
    else if (isNode(next)) {
      found.push(next)
      for (const value of Object.values(next)) {
        if (typeof value === 'object' && value !== null) queue.push(value)
      }
    }
  }
  return found
}

export const lineAt = (source: string, offset: number): number =>
  source.slice(0, offset).split('\n').length

export const text = (node: unknown): string | undefined => {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node.type !== 'TemplateLiteral') return undefined
  const quasis = node['quasis'] as readonly { value: { cooked: string } }[]
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined
}

export const nameOf = (node: unknown): string | undefined => {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier') return node['name'] as string
  if (node.type === 'MemberExpression') {
    return node['computed'] === true ? text(node['property']) : nameOf(node['property'])
  }
  if (node.type === 'ChainExpression') return nameOf(node['expression'])
  return undefined
}

/** `object.property`, however it is written; undefined for anything but a member of a plain name. */
export const memberOf = (node: unknown): string | undefined => {
  if (!isNode(node) || node.type !== 'MemberExpression') return undefined
  const object = node['object']
  return isNode(object) && object.type === 'Identifier'
    ? `${object['name'] as string}.${nameOf(node) ?? ''}`
    : undefined
}

/** Whether every name that an import or re-export mentions is only a type. */
export const isOnlyTypes = (node: Node, kind: 'importKind' | 'exportKind'): boolean => {
  if (node[kind] === 'type') return true
  const named = (node['specifiers'] ?? []) as readonly Node[]
  return named.length > 0 && named.every((one) => one[kind] === 'type')
}

/** What a node imports, when it imports: statically, lazily, as a type, or as a worker's address. */
export function importOf(node: Node): Omit<Import, 'line'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return {
        specifier: text(node['source']) ?? '',
        isType: isOnlyTypes(node, 'importKind'),
        isLazy: false,
      }
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const specifier = text(node['source'])
      if (specifier === undefined) return undefined
      return { specifier, isType: isOnlyTypes(node, 'exportKind'), isLazy: false }
    }
    case 'ImportExpression':
      // A computed path cannot be compared with the table; the empty name is on no list.
      return { specifier: text(node['source']) ?? '', isType: false, isLazy: true }
    case 'TSImportType':
      return { specifier: text(node['source']) ?? '', isType: true, isLazy: false }
    case 'NewExpression': {
      const [address, base] = node['arguments'] as readonly Node[]
      const isOwn =
        nameOf(node['callee']) === 'URL' &&
        base?.type === 'MemberExpression' &&
        isNode(base['object']) &&
        base['object'].type === 'MetaProperty'
      return isOwn ? { specifier: text(address) ?? '', isType: false, isLazy: true } : undefined
    }
    default:
      return undefined
  }
}

export function parse(file: SourceFile): Parsed {
  const { program, errors } = parseSync(file.path, file.source)
  if (errors.length > 0) throw new Error(`${file.path} cannot be parsed: ${errors[0]?.message}`)
  const statements = program.body as unknown as readonly Node[]
  const nodes = descend(statements)
  const imports = nodes.flatMap((node) => {
    const found = importOf(node)
    return found === undefined ? [] : [{ ...found, line: lineAt(file.source, node.start) }]
  })
  return { ...file, statements, nodes, imports }
}
