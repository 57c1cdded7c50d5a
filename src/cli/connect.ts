import { resolve } from 'node:path'
import type { Command } from 'commander'
import { FairwayError } from '../base/errors.ts'
import type { Cli } from './cli.ts'
import { homeChoice } from './home-choice.ts'
import { writeAnswer } from './output.ts'

interface ConnectOptions {
  readonly name?: string
  readonly branch?: string
  readonly credential?: string
  readonly privateHost?: readonly string[]
  readonly deployEnv?: readonly string[]
  readonly deployWritable?: readonly string[]
  readonly json?: boolean
}

export function registerConnect(program: Command, cli: Cli): void {
  program
    .command('connect')
    .argument('<repository>', 'path or https address of a git repository; its lanes are in .fairway/lanes.yaml')
    .description('connect a repository of your own; its home is then no sample')
    .option('--name <name>', 'name of the product (default: that of the repository)')
    .option('--branch <branch>', "branch to ship to (default: the repository's own)")
    .option('--credential <user:password>', 'kept in the home, and nowhere else')
    .option('--private-host <host...>', 'hosts in a private network that may be reached')
    .option('--deploy-env <NAME=value...>', 'variables of the deploy command')
    .option('--deploy-writable <NAME=folder...>', 'folders the deploy command may write, told to it as $NAME')
    .option('--json', 'answer as JSON: {id, branch}')
    .action((repository: string, options: ConnectOptions) =>
      cli.run(async (world) => {
        const connected = await world.operations.connectProduct({
          ...homeChoice(world),
          repository,
          name: options.name,
          branch: options.branch,
          credential: options.credential,
          privateHosts: options.privateHost ?? [],
          deployEnv: pairs(options.deployEnv ?? []),
          deployWritable: Object.fromEntries(
            Object.entries(pairs(options.deployWritable ?? [])).map(([name, folder]) => [
              name,
              resolve(world.cwd, folder),
            ]),
          ),
        })
        await writeAnswer(world, options.json === true, connected, () =>
          [
            `Connected ${connected.id}, branch ${connected.branch}.`,
            'Add the people who use it: fairway person add --name NAME --email MAIL --handle HANDLE --role product',
            'A running server shows it at once.',
          ].join('\n'),
        )
        return 0
      }),
    )
}

function pairs(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=')
      if (at < 1 || !/^\w+$/.test(text.slice(0, at)))
        throw new FairwayError('bad-input', `${JSON.stringify(text)} is no variable.`, {
          next: 'Write it as NAME=value.',
        })
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}
