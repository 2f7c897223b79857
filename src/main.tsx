// Mounts the page. The policy comes first: whatever loads after it is bound by it.

import './trusted-types'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root to mount into')

createRoot(root).render(
  <StrictMode>
    <main>
      <h1>Plimsoll</h1>
    </main>
  </StrictMode>,
)
