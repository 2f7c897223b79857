// Which addresses may become scripts? Only those of the page's own origin.
// The built page requires Trusted Types; without this policy a worker could not be started at all.
// There is no createHTML and no createScript on purpose: strings never become markup or code.

interface PolicyFactory {
  createPolicy(name: 'default', rules: { createScriptURL(address: string): string }): unknown
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }

trustedTypes?.createPolicy('default', {
  createScriptURL(address) {
    if (new URL(address, document.baseURI).origin === window.location.origin) return address
    throw new TypeError(`a script of another origin was refused: ${address}`)
  },
})
