/** A name that somebody chose, in strong type: an element of its own, for within a message `<` and `>` make elements. */
import Box from '@cloudscape-design/components/box'

export function Name({ text }: { text: string }) {
  return <Box variant="strong">{text}</Box>
}
