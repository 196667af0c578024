/** The letters of agency of a port-in, filled in and ready to be signed: one for each present carrier. */
import type { PortIn } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { isOver, letterPath } from './api.ts'
import { DownloadLink } from './download-link.tsx'

export function LetterLinks({ portIn }: { portIn: PortIn }) {
  const { t } = useLingui()
  if (isOver(portIn.status)) return null
  return (
    <Container header={<Header variant="h2" description={t`Print it, have it signed by the authorizing person, and keep it until you have the upload link.`}>{t`Letter of agency (LOA)`}</Header>}>
      <SpaceBetween direction="horizontal" size="xs">
        {portIn.lots.map(({ carrier = '' }) => (
          <DownloadLink key={carrier} path={letterPath(portIn.id, carrier)} text={carrier === '' ? t`Download the letter` : t`Download the letter for ${carrier}`} />
        ))}
      </SpaceBetween>
    </Container>
  )
}
