/** Long forms: once the fields are marked, keyboard and eye go to the first of them. */
export function toFirstFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
