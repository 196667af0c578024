/** The page of everybody who was erased. */
export { ErasuresPage as Erasures } from '../../features/people/erasures-page.tsx'
