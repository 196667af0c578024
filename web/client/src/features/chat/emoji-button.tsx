/** Opens the emoji picker, which is loaded when it is wanted. */
import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconMoodSmile } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { LoadingLines } from '../../shared/states.tsx'

const Picker = lazy(() => import('./emoji-picker.tsx'))

export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const pick = (emoji: string) => {
    setOpen(false)
    onPick(emoji)
  }
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t`Emoji`}>
          <ActionIcon size={32} variant="subtle" color="gray" aria-label={t`Insert an emoji`} aria-expanded={open} onClick={() => setOpen(!open)}>
            <IconMoodSmile size={20} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t`Emoji`}>
        <Suspense fallback={<LoadingLines lines={6} />}>
          <Picker onPick={pick} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
