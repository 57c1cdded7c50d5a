import type { Random } from '../statistics/seeded-random.ts'

const pick = <Value>(list: readonly Value[], random: Random): Value => list[Math.floor(random() * list.length)] as Value

const places = [
  'the pricing page',
  'checkout',
  'the cart',
  'the welcome mail',
  'search',
  'the account page',
  'the help page',
  'the order overview',
  'the invoice',
  'the sign-up form',
] as const
const smallActs = [
  'Say the delivery time on',
  'Shorten the heading of',
  'Correct a typo on',
  'Name the button plainly on',
  'Translate the new note on',
  'Track the first click on',
  'Align the icons of',
  'Explain the discount on',
] as const
const largeActs = [
  'Rebuild the layout of',
  'Let customers undo on',
  'Add gift cards to',
  'Load half the data for',
  'Split addresses on',
  'Show stock by warehouse on',
  'Offer payment by invoice on',
  'Move the old code behind',
] as const

/** What an item might be called. */
export const titleOf = (isSmall: boolean, random: Random): string =>
  `${pick(isSmall ? smallActs : largeActs, random)} ${pick(places, random)}`

const goals = [
  'Fewer questions to support',
  'Pay in one step',
  'Sell in French',
  'Orders that explain themselves',
  'A first visit that helps',
  'Returns without a form',
  'Faster on a phone',
  'Prices that people believe',
  'Gift season',
  'Accounts for companies',
] as const

export const initiativeTitle = (number: number): string => {
  const goal = goals[number % goals.length] as string
  return number < goals.length ? goal : `${goal}, part ${Math.floor(number / goals.length) + 1}`
}

const names = [
  'Ana',
  'Ben',
  'Chiara',
  'Dmitri',
  'Elif',
  'Femi',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
  'Mara',
  'Nils',
  'Olga',
  'Pia',
  'Quinn',
  'Rosa',
  'Sami',
  'Tove',
  'Uma',
  'Viktor',
  'Wanda',
  'Yuki',
  'Zoe',
] as const

/** A name for a made-up person, the same for the same number, and nobody else's. */
export const personName = (number: number): string => {
  const name = names[number % names.length] as string
  return number < names.length ? name : `${name} ${Math.floor(number / names.length) + 1}`
}

const questions = [
  'What should happen when the cart is empty?',
  'Does this hold for guests, too?',
  'Which of the two texts is meant?',
  'Is the old address to be kept?',
  'Who decides on the French wording?',
] as const

export const questionOf = (random: Random): string => pick(questions, random)

const reasons = [
  'nobody knew of the lane',
  'a check of the lane was red',
  'it was put together with a larger change',
  'the owner of the file was away',
] as const

/** Why a change that a lane could have carried took the old way. */
export const leakageReason = (random: Random): string => pick(reasons, random)
