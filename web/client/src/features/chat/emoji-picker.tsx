/** All emoji, by category, with search; the table of them comes from this server. */
import { Trans, useLingui } from '@lingui/react/macro'
import { EmojiPicker, type EmojiPickerListCategoryHeaderProps, type EmojiPickerListEmojiProps, type EmojiPickerListRowProps } from 'frimousse'
import classes from './emoji-picker.module.css'

const DATA = `${import.meta.env.BASE_URL}emoji`

export default function Picker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useLingui()
  return (
    <EmojiPicker.Root className={classes['picker']} columns={9} emojibaseUrl={DATA} locale="en" onEmojiSelect={({ emoji }) => onPick(emoji)}>
      <EmojiPicker.Search className={classes['search']} aria-label={t`Search emoji`} placeholder={t`Search emoji`} autoFocus />
      <EmojiPicker.Viewport className={classes['viewport']}>
        <EmojiPicker.Loading className={classes['note']}>
          <Trans>Loading emoji…</Trans>
        </EmojiPicker.Loading>
        <EmojiPicker.Empty className={classes['note']}>
          <Trans>No emoji of that name.</Trans>
        </EmojiPicker.Empty>
        <EmojiPicker.List components={PARTS} />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  )
}

const PARTS = {
  CategoryHeader: ({ category, ...props }: EmojiPickerListCategoryHeaderProps) => (
    <div {...props} className={classes['category']}>
      {category.label}
    </div>
  ),
  Row: ({ children, ...props }: EmojiPickerListRowProps) => (
    <div {...props} className={classes['line']}>
      {children}
    </div>
  ),
  Emoji: ({ emoji, ...props }: EmojiPickerListEmojiProps) => (
    <button type="button" {...props} className={classes['emoji']}>
      {emoji.emoji}
    </button>
  ),
}
