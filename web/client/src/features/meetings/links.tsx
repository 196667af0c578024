/** Links that look like buttons or like words. */
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type Plain<Props> = Props & Omit<ComponentProps<'a'>, keyof Props>

export const ButtonLink = createLink((props: Plain<ButtonProps>) => <Button component="a" {...props} />)
export const WordLink = createLink((props: Plain<AnchorProps>) => <Anchor component="a" {...props} />)
