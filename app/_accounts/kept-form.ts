/** Whether the page to go on to shows a kept form: then somebody was signed out while they typed. */
export const leadsToKeptForm = (next: string | null): boolean =>
  next !== null && new URLSearchParams(next.split("?").slice(1).join("?")).has("reply");
