/** An organisation as the desk names it: people know its name, carriers and letters its ID. */
export const organisationText = (name: string, id: string): string => (name === '' ? id : `${name} (${id})`)
