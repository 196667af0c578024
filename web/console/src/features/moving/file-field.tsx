/** The field for the files themselves: chosen or dropped, with what is wrong with each and a sample to begin with. */
import type { SheetKind, SheetLimits } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { saveFile } from '../../shared/csv.ts'
import { numberOf } from '../../shared/numbers.ts'
import { megabytes as megabytesIn } from '../../shared/sizes.ts'
import { faultsOf } from './new-sheet.ts'
import { SAMPLES } from './samples.ts'

interface Props {
  kind: SheetKind
  files: readonly File[]
  limits: SheetLimits
  onChange: (files: File[]) => void
}

export function FileField({ kind, files, limits, onChange }: Props) {
  const { t } = useLingui()
  const megabytes = numberOf(megabytesIn(limits.bytes))
  const lines = numberOf(limits.lines)
  const words = { empty: t`This file is empty.`, large: t`All files together are larger than ${megabytes} MB.` }
  const sample = SAMPLES[kind]
  return (
    <SpaceBetween size="xs">
      <FormField label={t`Files`} constraintText={t`Up to ${lines} lines and ${megabytes} MB in all. Several files are put together.`}>
        <FileUpload
          multiple
          value={files}
          accept={sample.accept}
          fileErrors={faultsOf(files, limits).map((fault) => (fault === null ? null : words[fault]))}
          showFileSize
          onChange={({ detail }) => onChange(detail.value)}
          i18nStrings={{
            uploadButtonText: () => t`Choose files`,
            dropzoneText: () => t`Drop files here`,
            removeFileAriaLabel: (index) => {
              const name = files[index]?.name ?? ''
              return t`Remove ${name}`
            },
            limitShowFewer: t`Show fewer files`,
            limitShowMore: t`Show more files`,
            errorIconAriaLabel: t`Error`,
          }}
        />
      </FormField>
      <Button variant="inline-link" iconName="download" onClick={() => saveFile(sample.text, 'text/plain', sample.name)}>
        {t`Download a sample file`}
      </Button>
    </SpaceBetween>
  )
}
