import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ActorOf, actorName } from './actor.tsx'

test.each([
  ['arn:aws:iam::123456789012:user/Alice', 'Alice'],
  ['arn:aws:iam::123456789012:user/bells/bob', 'bells/bob'],
  ['arn:aws:iam::123456789012:root', 'root'],
  ['arn:aws:sts::123456789012:assumed-role/Ringers/carol', 'Ringers/carol'],
  ['root', 'root'],
])('%s is shown as %s', (arn, name) => {
  expect(actorName(arn)).toBe(name)
})

test('the whole ARN is there when pointed at', () => {
  render(<ActorOf arn="arn:aws:iam::123456789012:user/Alice" />)
  expect(screen.getByText('Alice')).toHaveAttribute('title', 'arn:aws:iam::123456789012:user/Alice')
})
