/** Which Carillon this client was built from; empty where it runs unbuilt. */
export const VERSION: string = (import.meta.env.VITE_CARILLON_VERSION as string | undefined) ?? ''
