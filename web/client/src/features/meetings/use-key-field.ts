/** A field for an ID or a link that is looked up before one goes on. */
import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { readKey } from './meeting-key.ts'

export function useKeyField<Found>(find: (key: string) => Promise<Found>, onFound: (found: Found, key: string) => void) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const search = useMutation({ mutationFn: find, onSuccess: onFound })
  const key = readKey(text)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (key !== null && !search.isPending) search.mutate(key)
  }
  const type = (written: string) => {
    setText(written)
    setTried(false)
    search.reset()
  }
  return { text, type, submit, wrong: tried && key === null, error: search.error, busy: search.isPending }
}
