/** What surrounds a page: its title, the way to it, its help, its width. */
import type { AppLayoutProps } from '@cloudscape-design/components/app-layout'
import type { ReactNode } from 'react'

export interface Crumb {
  text: string
  href: string
}

export interface PlaceOfAccount {
  id: string
  name: string
  isEnterprise?: boolean
}

export interface Place {
  title: string
  crumbs: Crumb[]
  help: ReactNode
  contentType: AppLayoutProps.ContentType
  account: PlaceOfAccount | null
}
