import { Command, CommanderError } from 'commander'
import type { Cli } from './cli.ts'
import { type ExitCode, writeError } from './output.ts'
import type { World } from './world.ts'

type Register = (program: Command, cli: Cli) => void

/**
 * The commands, in the order of the help text. A new one is a file of its own and a line here. The one that is asked for is loaded alone:
 * what the others need, above all the measures of the flow, takes as long to load as a small command takes in all.
 */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  serve: async () => (await import('./serve.ts')).registerServe,
  connect: async () => (await import('./connect.ts')).registerConnect,
  person: async () => (await import('./person.ts')).registerPerson,
  slots: async () => (await import('./slots.ts')).registerSlots,
  propose: async () => (await import('./propose.ts')).registerPropose,
  verify: async () => (await import('./verify.ts')).registerVerify,
  scan: async () => (await import('./scan.ts')).registerScan,
  import: async () => (await import('./import.ts')).registerImport,
  flow: async () => (await import('./flow.ts')).registerFlow,
  split: async () => (await import('./split.ts')).registerSplit,
  'pull-request': async () => (await import('./pull-request.ts')).registerPullRequest,
  ledger: async () => (await import('./ledger.ts')).registerLedger,
}

/** Only the command that the first word names; all of them for help, and to say what there is in place of an unknown one. */
async function asked([first = '']: readonly string[]): Promise<Register[]> {
  const one = Object.hasOwn(commands, first) ? commands[first] : undefined
  return Promise.all((one === undefined ? Object.values(commands) : [one]).map((load) => load()))
}

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
  for (const register of await asked(args)) register(program, cli)
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
