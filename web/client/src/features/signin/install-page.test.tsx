import { spec } from '@carillon/shared/testing'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { InstallPage } from './install-page.tsx'

describe('the download page', () => {
  it(spec('GS-14')`says for each system how Carillon is installed, to anybody`, async () => {
    await stand(<InstallPage />)
    for (const system of [/Windows and Linux/, /Mac/, /iPhone and iPad/, /Android/])
      expect(await screen.findByRole('heading', { name: system })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Go to sign-in' })).toHaveAttribute('href', '/sign-in')
  })
})
