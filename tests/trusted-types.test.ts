// The page's own rule on addresses that become scripts.

import { afterEach, describe, expect, it, vi } from 'vitest'

interface Rules {
  createScriptURL(address: string): string
}

/** Loads the policy in a made-up page and returns the rules it registered. */
async function registered(): Promise<Record<string, Rules>> {
  const policies: Record<string, Rules> = {}
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, rules: Rules) => {
      policies[name] = rules
    },
  })
  vi.stubGlobal('document', { baseURI: 'https://calculator.example/risk/' })
  vi.stubGlobal('window', { location: { origin: 'https://calculator.example' } })
  vi.resetModules()
  await import('../src/trusted-types')
  return policies
}

afterEach(() => vi.unstubAllGlobals())

describe('the default Trusted Types policy', () => {
  it('lets scripts of the own origin through unchanged', async () => {
    const { default: rules } = await registered()
    expect(rules?.createScriptURL('./assets/worker.js')).toBe('./assets/worker.js')
    expect(rules?.createScriptURL('https://calculator.example/risk/a.js')).toBe(
      'https://calculator.example/risk/a.js',
    )
  })

  it('refuses scripts of any other origin', async () => {
    const { default: rules } = await registered()
    for (const address of [
      'https://elsewhere.example/a.js',
      '//elsewhere.example/a.js',
      'data:text/javascript,1',
      'http://calculator.example/a.js',
    ]) {
      expect(() => rules?.createScriptURL(address)).toThrow(address)
    }
  })

  it('offers no way from text to markup or code', async () => {
    const { default: rules } = await registered()
    expect(Object.keys(rules ?? {})).toEqual(['createScriptURL'])
  })

  it('is not needed where the browser has no Trusted Types', async () => {
    vi.stubGlobal('trustedTypes', undefined)
    vi.resetModules()
    await expect(import('../src/trusted-types')).resolves.toBeDefined()
  })
})
