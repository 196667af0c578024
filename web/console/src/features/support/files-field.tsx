/** The field in which files are chosen, with what is wrong with each. */
import type { Support } from '@carillon/shared/api'
import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import { useLingui } from '@lingui/react/macro'
import { numberOf } from '../../shared/numbers.ts'
import { megabytes } from '../../shared/sizes.ts'
import { fileFaults } from './files.ts'

interface Props {
  files: readonly File[]
  onChange: (files: File[]) => void
  limits: Pick<Support, 'largest_attachment' | 'most_attachments'>
  /** How many are attached already. */
  there?: number
}

export function FilesField({ files, onChange, limits, there = 0 }: Props) {
  const { t } = useLingui()
  const most = numberOf(limits.most_attachments)
  const largest = numberOf(megabytes(limits.largest_attachment))
  const words = { empty: t`This file is empty.`, large: t`This file is larger than ${largest} MB.`, many: t`A request has at most ${most} files.` }
  const errors = fileFaults(files, limits, there).map((fault) => (fault === null ? null : words[fault]))
  return (
    <FormField label={t`Attachments`} description={t`Up to ${most} files of ${largest} MB each. They are looked at for viruses, where the installation has a scanner.`}>
      <FileUpload
        multiple
        value={files}
        fileErrors={errors}
        showFileSize
        onChange={({ detail }) => onChange(detail.value)}
        i18nStrings={{
          uploadButtonText: (multiple) => (multiple ? t`Choose files` : t`Choose file`),
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
  )
}
