/** Port-out PINs: four to ten letters and digits. */
export const isPin = (text: string): boolean => /^[A-Za-z0-9]{4,10}$/.test(text)
