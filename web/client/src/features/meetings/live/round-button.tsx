/** A round switch or act on dark ground; its label and its key are told on hover. */
import { Kbd, Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ButtonHTMLAttributes, Ref } from 'react'
import classes from './round-button.module.css'

export type Tone = 'on' | 'off' | 'active' | 'leave'

export interface RoundButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'children'> {
  ref?: Ref<HTMLButtonElement>
  icon: Icon
  /** Constant; the state is told beside it. */
  name: string
  /** What a press does now. */
  hint: string
  keys?: string
  tone?: Tone
  /** For a switch: whether it is on. */
  pressed?: boolean
  count?: number
}

export function RoundButton({ icon: Icon, name, hint, keys, tone = 'on', pressed, count, ref, ...rest }: RoundButtonProps) {
  return (
    <Tooltip label={keys === undefined ? hint : <Hint words={hint} keys={keys} />} withArrow offset={8} disabled={rest['aria-expanded'] === true}>
      <button
        {...rest}
        ref={ref}
        type="button"
        className={`${classes['button']} ${classes[tone] ?? ''}`}
        aria-label={name}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <Icon size={22} aria-hidden />
        {count !== undefined && count > 0 && (
          <span className={classes['count']} aria-hidden>
            {count}
          </span>
        )}
      </button>
    </Tooltip>
  )
}

function Hint({ words, keys }: { words: string; keys: string }) {
  return (
    <>
      {words} <Kbd size="xs">{keys}</Kbd>
    </>
  )
}
