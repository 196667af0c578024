import { spec } from '@carillon/shared/testing'
import { expect, it } from 'vitest'
import { isPin } from './pin.ts'

it(spec('PORTO-06')`has four to ten letters and digits`, () => {
  expect(['ABCD', 'ABCDE12345', '0000'].every(isPin)).toBe(true)
  expect(['', 'ABC', 'ABCDE123456', 'AB-12', 'AB 12', 'ÄBCD'].some(isPin)).toBe(false)
})
