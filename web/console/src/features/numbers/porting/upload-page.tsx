/** Where the upload link leads: an administrator of the organisation that asked hands in the documents. */
import type { UploadView } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { HelpLink } from '../../../shared/help.tsx'
import { keys } from '../../../shared/keys.ts'
import { MomentOf } from '../../../shared/moments.tsx'
import { PageLink } from '../../../shared/page-link.tsx'
import { openUpload, uploadQuery } from './api.ts'
import { HandedInTable } from './handed-in-table.tsx'
import { LinkRefused } from './link-refused.tsx'
import { LetterLinks } from './letter-links.tsx'
import { PapersTable } from './papers-table.tsx'
import { UploadForm } from './upload-form.tsx'

/** The secret leaves the address as soon as the page has read it. */
function secretOfAddress(): string {
  const secret = window.location.hash.slice(1)
  if (secret !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
  return secret
}

export function UploadPage({ secretOf = secretOfAddress }: { secretOf?: () => string }) {
  const { t } = useLingui()
  const [secret] = useState(secretOf)
  const client = useQueryClient()
  const opened = useQuery({
    queryKey: keys.portLink(secret),
    queryFn: async () => {
      const view = await openUpload(secret)
      client.setQueryData(keys.portUpload(view.port_in.id), view)
      return view
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (opened.data !== undefined) return <Upload first={opened.data} />
  if (opened.error !== null) return <LinkRefused error={opened.error} again={() => void opened.refetch()} />
  return <StatusIndicator type="loading">{t`Opening the link`}</StatusIndicator>
}

function Upload({ first }: { first: UploadView }) {
  const { t } = useLingui()
  const { data } = useQuery({ ...uploadQuery(first.port_in.id), initialData: first })
  const { port_in: portIn, expires_at: end, largest_file: largest } = data
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Hand in documents`} />} description={<PageLink to={addresses.portIn(portIn.id)}>{t`Porting phone numbers in`}</PageLink>}>
        {t`Hand in documents`}
      </Header>
      <Alert>
        {t`Only support reads these files; nobody else can open them, not even you. The link is good until:`} <MomentOf at={end} />
      </Alert>
      <UploadForm portIn={portIn} largest={largest} />
      <PapersTable papers={portIn.papers} />
      <HandedInTable documents={portIn.documents} />
      <LetterLinks portIn={portIn} />
    </SpaceBetween>
  )
}
