import type { ExitCode } from './output.ts'
import type { World } from './world.ts'

/** What a command gets when it registers: `run` does its work and keeps its exit code. */
export interface Cli {
  run(work: (world: World) => Promise<ExitCode>): Promise<void>
}
