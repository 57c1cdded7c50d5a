import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  ChangeTarget,
  MappedPathView,
  MappingFiguresView,
  MappingsView,
  MappingView,
  NewMapping,
  PlaybookView,
  SaveMapping,
  TargetsView,
} from '../../src/api/playbook-schema.ts'
import { paths } from '../../src/api/routes.ts'
import { ask, put, tell } from './ask.ts'
import { keys } from './stale-keys.ts'

const mapping = (id: string) => [...keys.playbook, 'mapping', id] as const
const mappings = [...keys.playbook, 'mappings'] as const
const targets = [...keys.playbook, 'targets'] as const

export const usePlaybook = () =>
  useQuery({
    queryKey: [...keys.playbook, 'steps'],
    queryFn: ({ signal }) => ask<PlaybookView>(paths.flowPlaybook, signal),
  })

export const useMappings = () =>
  useQuery({ queryKey: mappings, queryFn: ({ signal }) => ask<MappingsView>(paths.flowMappings, signal) })

export const useMapping = (id: string) =>
  useQuery({ queryKey: mapping(id), queryFn: ({ signal }) => ask<MappingView>(paths.flowMapping(id), signal) })

/** The figures of a path that is being edited, from the same place as those of a saved one. @param path `null` asks nothing */
export const useMappingFigures = (path: MappedPathView | null) =>
  useQuery({
    queryKey: [...keys.playbook, 'figures', path],
    queryFn: () => tell<MappingFiguresView>(paths.flowMappingFigures, path),
    enabled: path !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })

function usePlaybookChange<Wish, View>(
  change: (wish: Wish) => Promise<View>,
  keep?: (view: View) => readonly unknown[],
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (view) => {
      if (keep) client.setQueryData(keep(view), view)
      void client.invalidateQueries({ queryKey: keys.playbook })
    },
    // Somebody else was first: show what is true now beside the reason.
    onError: () => void client.invalidateQueries({ queryKey: keys.playbook }),
  })
}

export const useBeginMapping = () =>
  usePlaybookChange(
    (wish: NewMapping) => tell<MappingView>(paths.flowMappings, wish),
    ({ id }) => mapping(id),
  )

export const useSaveMapping = (id: string) =>
  usePlaybookChange(
    (wish: SaveMapping) => put<MappingView>(paths.flowMapping(id), wish),
    () => mapping(id),
  )

export const usePutAwayMapping = (id: string) =>
  usePlaybookChange(
    (why: string) => tell<MappingsView>(paths.flowMappingPutAway(id), { why }),
    () => mappings,
  )

export const useTargets = () =>
  useQuery({ queryKey: targets, queryFn: ({ signal }) => ask<TargetsView>(paths.flowTargets, signal) })

/** Figures of lanes are held against their targets. */
function useTargetChange<Wish>(change: (wish: Wish) => Promise<TargetsView>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (view) => {
      client.setQueryData(targets, view)
      void client.invalidateQueries({ queryKey: keys.playbook })
      void client.invalidateQueries({ queryKey: keys.flow })
    },
    onError: () => void client.invalidateQueries({ queryKey: targets }),
  })
}

export const useChangeTarget = () =>
  useTargetChange(({ lane, ...wish }: ChangeTarget & { lane: string }) =>
    put<TargetsView>(paths.flowTarget(lane), wish),
  )

export const useDropTarget = () =>
  useTargetChange(({ lane, ...wish }: { lane: string; version: number; why: string }) =>
    tell<TargetsView>(paths.flowTargetDrop(lane), wish),
  )
