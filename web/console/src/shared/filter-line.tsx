/** What narrows a list: beside one another, and on a phone each as wide as the list. */
import type { ReactNode } from 'react'
import styles from './filter-line.module.css'

export function FilterLine({ children }: { children: ReactNode }) {
  return <div className={styles.line}>{children}</div>
}

/** Texts are written here: on a wide screen it has room for one. */
export function SearchPlace({ children }: { children: ReactNode }) {
  return <div className={styles.search}>{children}</div>
}
