import { describe, expect, it } from 'vitest'
import { refusedCall } from './refused-call.ts'

const bob = 'arn:aws:iam::123456789012:user/bob'

describe('a refused call', () => {
  it('names who asked for what', () => {
    expect(refusedCall(`User: ${bob} is not authorized to perform: chime:CreateBot`)).toEqual({ source: bob, action: 'chime:CreateBot' })
  })

  it('names the resource where the sentence does', () => {
    const carol = 'arn:aws:iam::123456789012:user/carol'
    expect(refusedCall(`User: ${bob} is not authorized to perform: iam:GetUser on resource: ${carol}`)).toEqual({ source: bob, action: 'iam:GetUser', resource: carol })
  })

  it('is none where the simulator knows nobody of that name, or nothing was refused', () => {
    expect(refusedCall('User: arn:aws:sts::123456789012:assumed-role/desk/bob is not authorized to perform: chime:CreateBot')).toBeNull()
    expect(refusedCall('There is no such account.')).toBeNull()
    expect(refusedCall(null)).toBeNull()
  })
})
