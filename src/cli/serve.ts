import type { Command } from 'commander'
import type { Cli } from './cli.ts'
import { homeChoice, portOf } from './home-choice.ts'
import type { ExitCode } from './output.ts'
import type { Serving, World } from './world.ts'

export function registerServe(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('run the web app, the API and the worker; a new home opens with the sample product')
    .option('--require-sandbox', 'refuse to run commands of repositories where they cannot be shut in')
    .addHelpText(
      'after',
      '\nPORT (4400), FAIRWAY_HOME (.fairway-home) and DATABASE_URL (an embedded PostgreSQL) are honoured.',
    )
    .action((options: { requireSandbox?: boolean }) =>
      cli.run((world) => serve(world, options.requireSandbox === true)),
    )
}

async function serve(world: World, requireSandbox: boolean): Promise<ExitCode> {
  const stop = world.operations.askedToStop()
  const serving = await world.operations.serve({ ...homeChoice(world), port: portOf(world), requireSandbox }, (line) =>
    world.writeProgress(`${line}\n`),
  )
  await world.writeResult(announcement(serving))
  await stop
  world.writeProgress('Stopping …\n')
  await serving.stop()
  return 0
}

const announcement = ({ url, mode, production, isolation }: Serving): string =>
  [
    '',
    `  Fairway is ready at  ${url}`,
    ...(production ? [`  The sample shop is at ${production}`] : []),
    '',
    mode === 'demo'
      ? '  This home is the sample: switch between its people at the top right.'
      : '  Sign in with a link:  npx fairway person link HANDLE',
    '  It listens on this machine only.',
    `  ${isolation}`,
    '  Stop it with Ctrl-C.',
    '',
    '',
  ].join('\n')
