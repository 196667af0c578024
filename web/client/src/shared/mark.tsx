/** The mark: a bell. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        fill="var(--accent)"
        d="M16 3a2 2 0 0 1 2 2v.7c4 .9 6.6 4.300 6.600 8.300v5l2.200 4.200a1.200 1.200 0 0 1-1.100 1.800H6.300a1.200 1.200 0 0 1-1.100-1.800L7.400 19v-5c0-4 2.600-7.400 6.600-8.300V5a2 2 0 0 1 2-2zM12.600 26.500h6.800a3.400 3.400 0 0 1-6.800 0z"
      />
    </svg>
  )
}
