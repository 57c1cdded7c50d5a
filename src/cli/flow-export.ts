import { type Command, Option } from 'commander'
import type { Cli } from './cli.ts'
import { homeChoice } from './home-choice.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import type { ExportRequest, World } from './world.ts'

const whats = ['log', 'items', 'stages', 'dates', 'metrics'] as const satisfies readonly ExportRequest['what'][]

interface ExportOptions {
  readonly what: ExportRequest['what']
  readonly type?: string
  readonly json?: boolean
}

export function registerFlowExport(flow: Command, cli: Cli): void {
  flow
    .command('export')
    .description("what this home's figures are computed from, as a file for other tools")
    .argument('<file>', 'its ending says the form')
    .addOption(
      new Option(
        '--what <part>',
        'the whole log (.json and .sqlite are OCEL 2.0; .xes, .csv and .parquet have the paths of one type of object), the table of items, of their stages, or of the dates on which they passed each point of the way (.csv), or metrics (.json, else OpenMetrics)',
      )
        .choices(whats)
        .default('log'),
    )
    .option('--type <name>', 'of .xes, .csv and .parquet: whose paths (default: item)')
    .option('--json', 'answer as JSON')
    .action((file: string, options: ExportOptions) => cli.run((world) => exportTo(world, file, options)))
}

async function exportTo(world: World, file: string, { what, type, json }: ExportOptions): Promise<ExitCode> {
  const request = { ...homeChoice(world), file, what, objectType: type }
  const answer = await world.operations.exportStudy(request, (line) => world.writeProgress(`${line}\n`))
  const number = (n: number) => n.toLocaleString('en')
  await writeAnswer(
    world,
    json === true,
    answer,
    () =>
      `${answer.file} is written: ${number(answer.events)} events of ${number(answer.objects)} objects, ${number(answer.items)} of them items, known until ${answer.asOf}.`,
  )
  world.writeProgress(
    what === 'log' && !/\.parquet$/i.test(file)
      ? 'Fairway reads it again: fairway flow log FILE, or fairway import FILE in another home.\n'
      : '',
  )
  return answer.events === 0 ? 1 : 0
}
