/** What is open over the page, asked for by a key or an act. */
export type Shown = 'palette' | 'shortcuts' | 'invite'
