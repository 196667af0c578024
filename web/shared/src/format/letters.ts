/** How long a text is as the server counts it: in code points. */
export const letterCount = (text: string): number => Array.from(text).length
