/** The look: one accent, quiet greys, Inter; light and dark designed together, contrast measured. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, Menu, Modal, Tooltip } from '@mantine/core'

const bell: MantineColorsTuple = [
  '#e8f6f6', '#d0ebec', '#a3d6d8', '#72bfc3', '#4aabb0', '#2f9aa0', '#178289', '#0f6c73', '#0b575d', '#084347',
]
const dark: MantineColorsTuple = [
  '#e4e6e9', '#b9bec4', '#9da3aa', '#6f757d', '#3d4249', '#2e3238', '#22262b', '#16181c', '#111316', '#0c0e10',
]

export const theme = createTheme({
  colors: { bell, dark },
  primaryColor: 'bell',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: "'Inter Variable', 'Noto Sans SC', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.125rem', sm: '1.25rem', md: '1.25rem', lg: '1.5rem', xl: '1.75rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '2rem' },
      h2: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h3: { fontSize: '1rem', lineHeight: '1.5rem' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  radius: { sm: '4px', md: '6px', lg: '10px' },
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    // A menu begins with its first entry: a place before it for the focus is none that a menu may have.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.4 }, styles: { title: { fontWeight: 600 } } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } }),
  },
})

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b1e22',
    '--mantine-color-dimmed': '#5c646c',
    '--mantine-color-placeholder': '#6b737b',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0f6c73',
    '--side': '#f5f6f7',
    '--line': '#e2e5e8',
    '--hover': '#ebeef0',
    '--selected': '#dcebec',
    '--accent': '#0f6c73',
    '--soft': '#5c646c',
    '--raised': '#ffffff',
    '--well': '#f1f3f4',
    '--danger-ground': '#fdf0ee',
    '--live': '#2b8a3e',
    '--face-lightness': '27%',
    '--face-ground': '91%',
  },
  dark: {
    '--mantine-color-body': '#16181c',
    '--mantine-color-text': '#e4e6e9',
    '--mantine-color-dimmed': '#9da3aa',
    '--mantine-color-placeholder': '#878e96',
    '--mantine-color-error': '#ff8d85',
    '--mantine-color-anchor': '#72bfc3',
    '--side': '#1c1f24',
    '--line': '#2c3036',
    '--hover': '#262a30',
    '--selected': '#1d3638',
    '--accent': '#72bfc3',
    '--soft': '#9da3aa',
    '--raised': '#1f2227',
    '--well': '#22262b',
    '--danger-ground': '#3a1f1d',
    '--live': '#7ee2a8',
    '--face-lightness': '78%',
    '--face-ground': '24%',
  },
})
