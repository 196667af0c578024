/** Choosing which paper it is, its files, and handing them in one after another. */
import { errorText, type PortIn } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { allOf, closed, open, useGate } from '../../../shared/administrator.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { megabytes as megabytesIn } from '../../../shared/sizes.ts'
import { PROVISION } from '../acts.ts'
import { usePapers } from '../paper-words.ts'
import { handIn } from './api.ts'

export function UploadForm({ portIn, largest }: { portIn: PortIn; largest: number }) {
  const { t, i18n } = useLingui()
  const words = usePapers()
  const gate = useGate()(PROVISION)
  const [chosen, setChosen] = useState(Math.max(0, portIn.papers.findIndex(({ is_there: isThere }) => !isThere)))
  const [files, setFiles] = useState<File[]>([])
  const options = portIn.papers.map(({ paper, carrier }, index) => ({ value: String(index), label: carrier === '' ? words[paper] : `${words[paper]} (${carrier})` }))
  const tooLarge = files.map(({ size }) => (size > largest ? t`This file is too large.` : null))
  const sending = useSending(portIn, () => setFiles([]))
  const paper = portIn.papers[chosen]
  const ready = files.length === 0 ? closed(t`Add files first.`) : tooLarge.some((fault) => fault !== null) ? closed(t`Take away the files that are too large.`) : open
  const megabytes = megabytesIn(largest)
  return (
    <Container header={<Header variant="h2">{t`Add files`}</Header>}>
      <SpaceBetween size="m">
        {sending.error && <Alert type="error">{errorText(sending.error, i18n)}</Alert>}
        <FormField label={t`Document`}>
          <Select options={options} selectedOption={options[chosen] ?? null} onChange={({ detail }) => setChosen(Number(detail.selectedOption.value))} />
        </FormField>
        <FormField label={t`Files`} constraintText={t`PDF, PNG, JPEG or TIFF, ${megabytes} MB each at most.`}>
          <FileUpload
            multiple
            value={files}
            onChange={({ detail }) => setFiles(detail.value)}
            fileErrors={tooLarge}
            showFileSize
            accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff"
            i18nStrings={{
              uploadButtonText: (several) => (several ? t`Choose files` : t`Choose a file`),
              dropzoneText: () => t`Drop files here`,
              removeFileAriaLabel: (index) => {
                const place = index + 1
                return t`Remove file ${place}`
              },
              limitShowFewer: t`Show fewer files`,
              limitShowMore: t`Show more files`,
              errorIconAriaLabel: t`Error`,
            }}
          />
        </FormField>
        <Button variant="primary" loading={sending.isPending} onClick={() => paper && sending.mutate({ files, paper })} {...allOf(gate, ready)}>
          {t`Upload`}
        </Button>
      </SpaceBetween>
    </Container>
  )
}

interface Sent {
  files: readonly File[]
  paper: PortIn['papers'][number]
}

function useSending({ id }: PortIn, onSent: () => void) {
  const client = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: async ({ files, paper }: Sent) => {
      for (const file of files) await handIn(id, file, paper.paper, paper.carrier)
      return files.length
    },
    onSuccess: (count) => {
      notify({ type: 'success', header: plural(count, { one: '# file was handed in', other: '# files were handed in' }) })
      onSent()
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.portUpload(id) })
      void client.invalidateQueries({ queryKey: keys.portIn(id) })
    },
  })
}
