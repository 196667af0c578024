/** The devices of this machine, also while some are plugged in and out. */
import { useEffect, useState } from 'react'
import { type DeviceList, findDevices, mediaDevices, noDevices } from './device-list.ts'

/** `asked` changes when the browser may have begun to tell their names. */
export function useDevices(asked: unknown): DeviceList {
  const [devices, setDevices] = useState(noDevices)
  useEffect(() => {
    let gone = false
    const look = () =>
      void findDevices().then((found) => {
        if (!gone) setDevices(found)
      })
    look()
    const media = mediaDevices()
    media?.addEventListener('devicechange', look)
    return () => {
      gone = true
      media?.removeEventListener('devicechange', look)
    }
  }, [asked])
  return devices
}
