import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { unseen } from "./unseen.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A file in which every kind of answer that a route gave stands once and more. */
    answersSeen: string;
  }
}

/** After a run of all integration tests: every answer that the document promises for a call that succeeds was given in one of them. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "upgrade-desk-answers-"));
  const file = join(folder, "seen.txt");
  writeFileSync(file, "");
  project.provide("answersSeen", file);
  return async () => {
    const seen = new Set(readFileSync(file, "utf8").split("\n"));
    rmSync(folder, { recursive: true, force: true });
    const missing = (await ranWhole(project)) ? unseen(seen) : [];
    if (missing.length > 0) throw new Error(`No integration test gets these answers: ${missing.join(", ")}`);
  };
}

/** Whether every test of every file ran, and not a choice of them. */
async function ranWhole(project: TestProject): Promise<boolean> {
  const { state, config } = project.vitest;
  const ran = state.getTestModules().filter((module) => module.project === project).length;
  return !config.testNamePattern && ran === (await project.globTestFiles()).testFiles.length;
}
