/** The page for whoever runs the installation. */
export { OperationsPage as Operations } from '../../features/operations/operations-page.tsx'
