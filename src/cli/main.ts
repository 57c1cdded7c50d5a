import { Command, CommanderError } from 'commander'
import type { Cli } from './cli.ts'
import { registerConnect } from './connect.ts'
import { registerFlow } from './flow.ts'
import { registerImport } from './import.ts'
import { registerLedger } from './ledger.ts'
import { type ExitCode, writeError } from './output.ts'
import { registerPerson } from './person.ts'
import { registerPropose } from './propose.ts'
import { registerPullRequest } from './pull-request.ts'
import { registerScan } from './scan.ts'
import { registerServe } from './serve.ts'
import { registerSlots } from './slots.ts'
import { registerSplit } from './split.ts'
import { registerVerify } from './verify.ts'
import type { World } from './world.ts'

/** The commands, in the order of the help text. A new one is a file of its own and a line here. */
const commands: readonly ((program: Command, cli: Cli) => void)[] = [
  registerServe,
  registerConnect,
  registerPerson,
  registerSlots,
  registerPropose,
  registerVerify,
  registerScan,
  registerImport,
  registerFlow,
  registerSplit,
  registerPullRequest,
  registerLedger,
]

/**
 * Runs one command line.
 *
 * @param args without the program's own name
 * @returns 0 done, 1 a finding, 2 wrong use or it cannot run
 */
export async function runCommandLine(args: readonly string[], world: World, version: string): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const cli: Cli = {
    async run(work) {
      exitCode = await work(world)
    },
  }
  const program = new Command('fairway')
    .description('Small, proved changes from intent to live')
    .version(version)
    .helpCommand(false)
    .showHelpAfterError('Run it with --help to see what it takes.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void world.writeResult(text),
      writeErr: (text) => world.writeProgress(text),
    })
  for (const register of commands) register(program, cli)
  // Settings of the program are not inherited by commands that exist already.
  for (const command of program.commands) command.copyInheritedSettings(program)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return writeError(world, error)
  }
}
