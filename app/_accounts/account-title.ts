import type { Metadata } from "next";
import { pageContext, type Search, searchValue } from "../_edge/page-context.ts";

/** Title of a page with a form; "Error:" in front where the form came back, so that it is the first thing heard. */
export async function accountTitle(key: string, searchParams: Search): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t(key);
  return { title: (await searchValue(searchParams, "reply")) ? t("common.error-title", { title }) : title };
}
