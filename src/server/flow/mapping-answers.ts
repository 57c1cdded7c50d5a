import type { MappedPathView, MappingFiguresView, MappingsView, MappingView } from '../../api/playbook-schema.ts'
import { firstSuggestion } from '../../flow/mapping/first-suggestion.ts'
import type { Mapping, MappingSave } from '../../flow/mapping/mapping.ts'
import { isWhole, mappingFigures } from '../../flow/mapping/mapping-figures.ts'
import { mappingSays } from '../../flow/mapping/mapping-words.ts'
import type { Figure } from '../../flow/path/figure.ts'
import type { MappedPath } from '../../ledger/playbook-events.ts'
import { mayPutAway, type Person } from '../../review/permissions.ts'
import { presentMeta } from './present-figure.ts'
import { nameOf } from './source-answers.ts'

const presentNumber = (figure: Figure<number>) => ({ ...presentMeta(figure), value: figure.value })

export function presentMappingFigures(path: MappedPath, asOf: number): MappingFiguresView {
  const figures = mappingFigures(path, asOf)
  const suggestion = firstSuggestion(path)
  return {
    says: mappingSays(figures, path.steps.length),
    isWhole: isWhole(path),
    lead: presentNumber(figures.lead),
    touch: presentNumber(figures.touch),
    wait: presentNumber(figures.wait),
    efficiency: presentNumber(figures.efficiency),
    accurate: presentNumber(figures.accurate),
    handoffs: presentNumber(figures.handoffs),
    classes: { ...presentMeta(figures.classes), value: figures.classes.value && { ...figures.classes.value } },
    suggestion: suggestion && {
      kind: suggestion.kind,
      steps: suggestion.kind === 'ask' ? [...suggestion.steps] : [suggestion.step],
      says: suggestion.says,
    },
  }
}

export function presentMapping(
  { id, version, path, saves }: Mapping,
  people: readonly Person[],
  person: Person,
): MappingView {
  const { at } = saves.at(-1) as MappingSave
  return {
    id,
    version,
    path: path as MappedPathView,
    figures: presentMappingFigures(path, Date.parse(at)),
    saves: saves.toReversed().map((save) => ({
      version: save.version,
      by: nameOf(save.by, people),
      at: save.at,
      steps: save.path.steps.length,
    })),
    mayPutAway: mayPutAway(
      person,
      saves.map(({ by }) => by.id),
    ).allowed,
  }
}

export function presentMappings(mappings: readonly Mapping[], people: readonly Person[]): MappingsView {
  const last = ({ saves }: Mapping) => saves.at(-1) as MappingSave
  return {
    mappings: mappings.map((mapping) => {
      const { id, path } = mapping
      const { by, at } = last(mapping)
      return {
        id,
        title: path.title,
        steps: path.steps.length,
        isWhole: isWhole(path),
        says: mappingSays(mappingFigures(path, Date.parse(at)), path.steps.length),
        savedBy: nameOf(by, people),
        savedAt: at,
      }
    }),
  }
}
