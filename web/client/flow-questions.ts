import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FlowHistoryView } from '../../src/api/flow-history-schema.ts'
import type { FlowInitiativesView, InitiativeItemsQuery } from '../../src/api/flow-initiatives-schema.ts'
import type { ConstraintView, DriftView, LanesView, SignsView, WhatIfView } from '../../src/api/flow-insights.ts'
import type { FlowMapItemsQuery, FlowMapView } from '../../src/api/flow-map-schema.ts'
import type { FlowCountedQuery, FlowItemsView } from '../../src/api/flow-schema.ts'
import type { AgeingView, CompletedView, CumulativeView, ItemView, WorkSectionsView } from '../../src/api/flow-work.ts'
import { paths } from '../../src/api/routes.ts'
import { type MapSearch, mapParams } from '../flow/map/map-search.ts'
import { type FlowSearch, flowParams } from '../flow/parts/flow-search.ts'
import { ask } from './ask.ts'
import { keys } from './stale-keys.ts'

// A study is made anew when something was imported or recorded: the key begins like that of the whole of Flow, and ages with it.
const useWork = <View>(name: string, path: string, query: FlowSearch) =>
  useQuery({
    queryKey: [...keys.flow, name, query],
    queryFn: ({ signal }) => ask<View>(`${path}?${flowParams(query)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

export const useAgeing = (query: FlowSearch) => useWork<AgeingView>('ageing', paths.flowAgeing, query)
export const useCompleted = (query: FlowSearch) => useWork<CompletedView>('completed', paths.flowCompleted, query)
export const useCumulative = (query: FlowSearch) => useWork<CumulativeView>('cumulative', paths.flowCumulative, query)
export const useItem = (id: string) => useWork<ItemView>(`item ${id}`, paths.flowItem(id), {})
export const useWorkSections = ({ window }: FlowSearch) =>
  useWork<WorkSectionsView>('sections', paths.flowWork, { window })

/** What was told of the past before, and what moved: with the study, since what is told is told of it. */
export const useFlowHistory = () =>
  useQuery({
    queryKey: [...keys.study, 'history'],
    queryFn: ({ signal }) => ask<FlowHistoryView>(paths.flowHistory, signal),
    staleTime: 30_000,
  })

export const useFlowMap = (search: MapSearch) =>
  useQuery({
    queryKey: [...keys.flow, 'map', search],
    queryFn: ({ signal }) => ask<FlowMapView>(`${paths.flowMap}?${mapParams(search)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

/** What is asked for the objects behind a step or a way of the map. */
export type MapItemsQuestion = MapSearch &
  Partial<Pick<FlowMapItemsQuery, 'activity' | 'objectType' | 'from' | 'to' | 'variant'>>

export const useFlowMapItems = (question: MapItemsQuestion | null) =>
  useQuery({
    queryKey: [...keys.flow, 'map items', question],
    queryFn: ({ signal }) => {
      const { activity, objectType, from, to, variant, ...search } = question ?? {}
      const params = mapParams(search)
      for (const [name, value] of Object.entries({ activity, objectType, from, to })) if (value) params.set(name, value)
      if (variant !== undefined) params.set('variant', String(variant))
      return ask<FlowItemsView>(`${paths.flowMapItems}?${params}`, signal)
    },
    enabled: question !== null,
  })

export const useInitiatives = () => useWork<FlowInitiativesView>('initiatives', paths.flowInitiatives, {})

export const useInitiativeItems = (question: InitiativeItemsQuery | null) =>
  useQuery({
    queryKey: [...keys.flow, 'initiative items', question],
    queryFn: ({ signal }) =>
      ask<FlowItemsView>(`${paths.flowInitiativeItems}?${new URLSearchParams(question ?? {})}`, signal),
    enabled: question !== null,
  })

/** What is asked for what a conclusion or a row of figures counts. */
export type CountedQuestion = Pick<FlowCountedQuery, 'figure'> &
  Partial<Pick<FlowCountedQuery, 'of' | 'part' | 'which' | 'window' | 'team' | 'initiative'>>

export const useCounted = (question: CountedQuestion | null) =>
  useQuery({
    queryKey: [...keys.flow, 'counted', question],
    queryFn: ({ signal }) => {
      const given = Object.entries(question ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]))
      return ask<FlowItemsView>(`${paths.flowCounted}?${new URLSearchParams(given)}`, signal)
    },
    enabled: question !== null,
  })

export const useConstraint = () => useWork<ConstraintView>('constraint', paths.flowConstraint, {})
export const useDrift = () => useWork<DriftView>('drift', paths.flowDrift, {})
export const useSigns = () => useWork<SignsView>('signs', paths.flowSigns, {})
export const useLaneUse = () => useWork<LanesView>('lanes', paths.flowLanes, {})
export const useWhatIf = () => useWork<WhatIfView>('what-if', paths.flowWhatIf, {})
