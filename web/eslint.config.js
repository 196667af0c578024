import js from '@eslint/js'
import lingui from 'eslint-plugin-lingui'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'

// Strings that no person reads: attributes, styles, names of things. All others must go through Lingui.
const unseen = {
  ignore: ['^[^A-Za-z]*$', '^[^ ]*[a-z][^ ]*$', '^\\S+$'],
  ignoreNames: [
    { regex: { pattern: '^(class(Name)?|style|key|id|type|role|href|src|rel|target|path|to|name|variant|queryKey|mutationKey|autoComplete|data-.*|transform|viewBox|d|.*Class(Name)?)$' } },
  ],
  ignoreFunctions: ['*.get', '*.post', 'Error', '*Error', 'console.*', 'matchMedia', '*.querySelector', '*.querySelectorAll', '*.setItem', '*.getItem', '*.includes'],
}

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/locales/*.{mjs,ts}', '**/*.gen.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }, globals: globals.browser },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 400 }],
      complexity: ['error', { max: 15, variant: 'modified' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['{shared,client,console}/src/**/*.{ts,tsx}'],
    extends: [lingui.configs['flat/recommended']],
    plugins: { 'react-hooks': hooks },
    // The other rules of this plugin serve the React compiler, which is not used.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error', 'lingui/no-expression-in-message': 'error' },
  },
  {
    files: ['{shared,client,console}/src/**/*.tsx'],
    ignores: ['**/*.test.tsx', '**/testing/**'],
    rules: { "lingui/no-unlocalized-strings": ["error", unseen] },
  },
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: globals.node } },
)
