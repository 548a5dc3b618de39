/** An address below an installation's checklist; `rest` begins with a slash. */
export const checklistHref = (id: string, rest = ""): string => `/installations/${encodeURIComponent(id)}/checklist${rest}`;
