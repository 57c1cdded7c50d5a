import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { Keyboard, ListChecks, Monitor, Moon, PenLine, ScrollText, Sun, Type, UserRound, Waves } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Me } from '../../src/api/people-schema.ts'
import { useChanges, useProducts, useSwitchPerson, useTexts } from '../client/questions.ts'
import { indexTexts, searchTexts } from '../compose/text-search.ts'
import type { Theme } from './theme.ts'

const mostTexts = 8
const mostChanges = 5

/** One box for everything: a page, a change, any visible text, a person of the sample, the theme. */
export function CommandPalette(props: {
  open: boolean
  onOpen: (open: boolean) => void
  me: Me
  onTheme: (theme: Theme) => void
  onHelp: () => void
}) {
  const [query, setQuery] = useState('')
  const navigate = useNavigate()
  const switchPerson = useSwitchPerson()
  const products = useProducts(props.open)
  const product = products.data?.[0]
  const texts = useTexts(props.open && product ? product.id : null, product?.pages.length ?? 0)
  const changes = useChanges(props.open)
  const index = useMemo(() => indexTexts(texts.data?.texts ?? []), [texts.data])
  const found = useMemo(() => (query.trim() ? searchTexts(index, query).slice(0, mostTexts) : []), [index, query])
  const wanted = query.trim().toLowerCase()
  const matches = (...words: string[]) => words.some((word) => word.toLowerCase().includes(wanted))
  const run = (act: () => void) => () => {
    props.onOpen(false)
    setQuery('')
    act()
  }

  const places = [
    { name: 'Compose a change', to: '/compose', icon: PenLine },
    { name: 'Changes', to: '/changes', icon: ListChecks },
    { name: 'Flow', to: '/flow', icon: Waves },
    { name: 'Ledger', to: '/ledger', icon: ScrollText },
  ] as const
  const themes = [
    { name: 'Theme: as the device', theme: 'system', icon: Monitor },
    { name: 'Theme: light', theme: 'light', icon: Sun },
    { name: 'Theme: dark', theme: 'dark', icon: Moon },
  ] as const
  const fittingChanges = (changes.data ?? [])
    .filter((change) => wanted && matches(change.sentence.before, change.sentence.after, change.requester.name))
    .slice(0, mostChanges)

  return (
    <Command.Dialog
      open={props.open}
      onOpenChange={props.onOpen}
      shouldFilter={false}
      label="Find a text, a page, a command"
      overlayClassName="palette-veil"
      contentClassName="palette"
    >
      <Command.Input value={query} onValueChange={setQuery} placeholder="Find a text, a page, a command" />
      <Command.List className="scroll">
        <Command.Empty>Nothing has “{query}” in it. Try fewer letters.</Command.Empty>
        {found.length > 0 ? (
          <Command.Group heading="Texts of the product">
            {found.map(({ text }) => (
              <Command.Item
                key={text.id}
                value={text.id}
                onSelect={run(() => void navigate({ to: '/compose', search: { text: text.id } }))}
              >
                <Type className="i" aria-hidden />
                <span className="product palette-text">{text.value}</span>
                <span className="cap">{[text.context, text.language].filter(Boolean).join(' · ')}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {fittingChanges.length > 0 ? (
          <Command.Group heading="Changes">
            {fittingChanges.map((change) => (
              <Command.Item
                key={change.id}
                value={change.id}
                onSelect={run(() => void navigate({ to: '/changes/$id', params: { id: change.id } }))}
              >
                <ListChecks className="i" aria-hidden />
                <span className="product palette-text">
                  {change.sentence.before} → {change.sentence.after}
                </span>
                <span className="cap">{change.state}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        <Command.Group heading="Go to">
          {places
            .filter((place) => matches(place.name))
            .map((place) => (
              <Command.Item key={place.to} value={place.to} onSelect={run(() => void navigate({ to: place.to }))}>
                <place.icon className="i" aria-hidden />
                {place.name}
              </Command.Item>
            ))}
        </Command.Group>
        {props.me.switcher ? (
          <Command.Group heading="See it as">
            {props.me.people
              .filter((person) => matches(person.name, 'switch person', ...person.roles))
              .map((person) => (
                <Command.Item key={person.id} value={person.id} onSelect={run(() => switchPerson.mutate(person.id))}>
                  <UserRound className="i" aria-hidden />
                  {person.name}
                  <span className="cap">{person.roles.join(', ')}</span>
                </Command.Item>
              ))}
          </Command.Group>
        ) : null}
        <Command.Group heading="This page">
          {themes
            .filter(({ name }) => matches(name))
            .map(({ name, theme, icon: Icon }) => (
              <Command.Item key={theme} value={`theme-${theme}`} onSelect={run(() => props.onTheme(theme))}>
                <Icon className="i" aria-hidden />
                {name}
              </Command.Item>
            ))}
          {matches('Keys help shortcuts') ? (
            <Command.Item value="keys" onSelect={run(props.onHelp)}>
              <Keyboard className="i" aria-hidden />
              Keys
            </Command.Item>
          ) : null}
        </Command.Group>
      </Command.List>
    </Command.Dialog>
  )
}
