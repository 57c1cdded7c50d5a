import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { PeopleFirst } from './people-first.ts'

/** Pictures that are under way until they are told to end. */
function pictures(ground: PeopleFirst) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const over = ground.first(() => promise)
  return async function end() {
    resolve()
    await over
  }
}

/** Notes when a turn comes. */
function waiting(turn: Promise<void>) {
  const state = { came: false }
  void turn.then(() => {
    state.came = true
  })
  return state
}

it('background work goes on at once while nobody waits', async () => {
  const ground = new PeopleFirst()

  await ground.pace().turn()
  await ground.first(async () => {})
  await ground.pace().turn()
})

it('background work waits until the last person is served', async () => {
  const ground = new PeopleFirst()
  const [endOne, endTwo] = [pictures(ground), pictures(ground)]
  const turn = ground.pace().turn()
  const background = waiting(turn)

  await endOne()
  await sleep(5)
  expect(background.came).toBe(false)

  await endTwo()
  await turn
})

it('what fails makes room as well', async () => {
  const ground = new PeopleFirst()

  await expect(ground.first(() => Promise.reject(new Error('no browser')))).rejects.toThrow('no browser')

  await ground.pace().turn()
})

it('work that is hurried while it waits goes on at once, and waits no more', async () => {
  const ground = new PeopleFirst()
  const end = pictures(ground)
  const pace = ground.pace()
  const turn = pace.turn()
  const other = waiting(ground.pace().turn())

  pace.hurry()
  await turn
  await pace.turn()

  expect(other.came).toBe(false)
  await end()
})

it('pictures that need background work themselves get it', async () => {
  const ground = new PeopleFirst()
  const pace = ground.pace()
  const background = (async () => {
    await pace.turn()
    await pace.turn()
    return 'pages'
  })()

  const taken = await ground.first(async () => {
    pace.hurry()
    return background
  })

  expect(taken).toBe('pages')
})

it('work that has waited long enough in all goes on beside what people wait for', async () => {
  const ground = new PeopleFirst(20)
  const end = pictures(ground)
  const pace = ground.pace()

  await pace.turn()
  await pace.turn()

  await end()
})
