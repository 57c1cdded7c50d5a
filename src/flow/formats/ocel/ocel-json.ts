import { FairwayError } from '../../../base/errors.ts'
import type { OcelAssembly, OcelAttribute, OcelTouch, Owner } from './ocel-assembly.ts'

type Fields = Readonly<Record<string, unknown>>

/** @param root the parsed file: objectTypes, eventTypes, objects, events */
export function assembleOcel2(root: Fields, assembly: OcelAssembly): void {
  if (!Array.isArray(root.events) || !Array.isArray(root.objects)) throw noLog('events and objects')
  declareAll('event', root.eventTypes, assembly)
  declareAll('object', root.objectTypes, assembly)
  for (const { id, type, attributes, relationships } of fieldsIn(root.objects)) {
    const object = assembly.object(id, type)
    if (object === null) continue
    for (const each of fieldsIn(attributes)) assembly.objectAttribute(object, attributeOf(each), each.time)
    for (const each of fieldsIn(relationships)) assembly.link(object, each.objectId, each.qualifier)
  }
  for (const { id, type, time, attributes, relationships } of fieldsIn(root.events))
    assembly.event({
      id,
      type,
      time,
      attributes: fieldsIn(attributes).map(attributeOf),
      touches: fieldsIn(relationships).map(({ objectId, qualifier }): OcelTouch => ({ object: objectId, qualifier })),
    })
}

/** @param root the parsed file: `ocel:events` and `ocel:objects`, each by id */
export function assembleOcel1(root: Fields, assembly: OcelAssembly): void {
  const [events, objects] = [root['ocel:events'], root['ocel:objects']]
  if (!isFields(events) || !isFields(objects)) throw noLog('ocel:events and ocel:objects')
  for (const [id, object] of Object.entries(objects)) {
    if (!isFields(object)) continue
    const number = assembly.object(id, object['ocel:type'])
    if (number === null) continue
    for (const attribute of attributesOf(object['ocel:ovmap'])) assembly.objectAttribute(number, attribute, undefined)
  }
  for (const [id, event] of Object.entries(events)) {
    const fields = isFields(event) ? event : {}
    const touched = fields['ocel:omap']
    assembly.event({
      id,
      type: fields['ocel:activity'],
      time: fields['ocel:timestamp'],
      attributes: attributesOf(fields['ocel:vmap']),
      touches: Array.isArray(touched) ? touched.map((object): OcelTouch => ({ object, qualifier: '' })) : [],
    })
  }
}

function declareAll(owner: Owner, types: unknown, assembly: OcelAssembly): void {
  for (const { name, attributes } of fieldsIn(types))
    for (const attribute of fieldsIn(attributes))
      assembly.declare(owner, String(name), String(attribute.name), String(attribute.type))
}

const attributeOf = ({ name, value }: Fields): OcelAttribute => ({ name, value })

const attributesOf = (map: unknown): OcelAttribute[] =>
  isFields(map) ? Object.entries(map).map(([name, value]) => ({ name, value })) : []

/** An entry that is no object has no fields, and is counted like one that has none. */
const fieldsIn = (list: unknown): readonly Fields[] =>
  Array.isArray(list) ? list.map((each: unknown) => (isFields(each) ? each : {})) : []

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const noLog = (what: string): FairwayError =>
  new FairwayError('bad-input', `The JSON holds no event log: it has no lists of ${what}.`, {
    next: 'Choose a file in OCEL 2.0 or 1.0.',
  })
