/** Which files can be attached, by the limits that the server names. */
import type { Support } from '@carillon/shared/api'

export type FileFault = 'empty' | 'large' | 'many'

export function fileFaults(files: readonly File[], limits: Pick<Support, 'largest_attachment' | 'most_attachments'>, there = 0): (FileFault | null)[] {
  return files.map(({ size }, index) => {
    if (there + index >= limits.most_attachments) return 'many'
    if (size === 0) return 'empty'
    return size > limits.largest_attachment ? 'large' : null
  })
}
