import type { Command } from 'commander'
import type { Cli } from './cli.ts'
import { homeChoice, portOf } from './home-choice.ts'
import { writeAnswer } from './output.ts'

interface AddOptions {
  readonly name: string
  readonly email: string
  readonly handle: string
  readonly role: readonly string[]
  readonly json?: boolean
}

export function registerPerson(program: Command, cli: Cli): void {
  const person = program.command('person').description('add people, and let them sign in')
  person
    .command('add')
    .description('add a person, or change the one with the same handle')
    .requiredOption('--name <name>')
    .requiredOption('--email <mail>')
    .requiredOption('--handle <handle>', 'their name in CODEOWNERS')
    .requiredOption('--role <role...>', 'product, design, marketing, engineering, admin')
    .option('--json', 'answer as JSON: {id}')
    .action(({ role, json, ...options }: AddOptions) =>
      cli.run(async (world) => {
        const id = await world.operations.addPerson({ ...homeChoice(world), ...options, roles: role })
        await writeAnswer(
          world,
          json === true,
          { id },
          () => `Added ${options.name}. Let them in: fairway person link ${options.handle}`,
        )
        return 0
      }),
    )
  person
    .command('link')
    .argument('<handle>')
    .description('print a link that signs the person in on this machine; it holds for 15 minutes')
    .option('--json', 'answer as JSON: {url}')
    .action((handle: string, options: { json?: boolean }) =>
      cli.run(async (world) => {
        const url = await world.operations.signInLink(homeChoice(world), handle, portOf(world))
        await writeAnswer(world, options.json === true, { url }, () => url)
        return 0
      }),
    )
  person
    .command('remove')
    .argument('<handle>')
    .description('take away every right of a person; what they did stays on the ledger')
    .option('--json', 'answer as JSON: {id}')
    .action((handle: string, options: { json?: boolean }) =>
      cli.run(async (world) => {
        const id = await world.operations.removePerson(homeChoice(world), handle)
        await writeAnswer(
          world,
          options.json === true,
          { id },
          () => `Removed ${handle}. They can do nothing here any more.`,
        )
        return 0
      }),
    )
}
