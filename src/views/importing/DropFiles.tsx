// Files dragged over the page: anywhere will do to drop them. Files copied and pasted count as dropped.

import { useEffect, useEffectEvent, useState } from 'react'
import styles from './DropFiles.module.css'

export function DropFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const [isOver, setOver] = useState(false)
  const dropped = useEffectEvent((event: DragEvent) => {
    if (!bringsFiles(event)) return
    event.preventDefault()
    setOver(false)
    onFiles([...(event.dataTransfer?.files ?? [])])
  })
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const { clipboardData } = event
    if (event.defaultPrevented || clipboardData === null || clipboardData.files.length === 0) return
    // A copied cell range brings a picture of itself beside its text: the text is meant.
    if (clipboardData.getData('text/plain') !== '') return
    event.preventDefault()
    onFiles([...clipboardData.files])
  })
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', left)
    window.addEventListener('drop', dropped)
    document.addEventListener('paste', pasted)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', left)
      window.removeEventListener('drop', dropped)
      document.removeEventListener('paste', pasted)
    }
  }, [])
  if (!isOver) return null
  return (
    <output className={styles['over']}>
      <span className={styles['says']}>
        Drop to read the files. A scenario opens at once; positions wait until you accept.
      </span>
    </output>
  )
}

function bringsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
