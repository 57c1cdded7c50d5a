import { describe, expect, it } from 'vitest'
import { addresses, addressFault } from './addresses.ts'

describe('addresses in a text', () => {
  it.each([
    'Your check.finished event arrives twice',
    'Since v2.0 this is the default',
    'Built with Node.js, Vue.js and ASP.NET',
    'Any browser, e.g. Firefox, i.e. not only ours',
    'Open at 9 a.m. or 10.pm',
    'Read README.md and docs/guide/install.sh first',
    'Edit my_config.sh or ./main.py',
    'Hello {user.name}, %(account.name)s, $t(common.app), @:common.to',
    'Między innymi m.in. to',
    'z.B. oder d.h. oder u.a.',
    'Done...now rest…app',
    '完了しました。アプリを開く',
    'Rated 4.5 of 5.0',
  ])('finds none in "%s"', (text) => {
    expect(addresses(text)).toEqual([])
  })

  it.each([
    ['Open evil.zip now', 'evil.zip'],
    ['Ask pay.support.', 'pay.support'],
    ['Ask PAY.Support/help!', 'PAY.Support/help'],
    ['Get it from rustup.rs', 'rustup.rs'],
    ['Run install.sh/now', 'install.sh/now'],
    ['See xn--pple-43d.com', 'xn--pple-43d.com'],
    ['Смотри пример.рф', 'пример.рф'],
    ['查看例子.中国', '查看例子.中国'],
    ['請看 ｅｖｉｌ．ｃｏｍ', 'evil.com'],
    ['請看 evil。com', 'evil.com'],
    ['We are at acme.com.Please call', 'acme.com'],
    ['{name}.evil.com', 'evil.com'],
    ['_evil.com_', 'evil.com'],
    ['now:evil.com', 'evil.com'],
    ['ask @evil.com', 'evil.com'],
    ['é@evil.com', 'evil.com'],
    ['1.2.3.4.evil.com', '1.2.3.4.evil.com'],
    ['I ❤.ws', '❤.ws'],
    ['127.0.0.1:8080/x', '127.0.0.1:8080/x'],
    ['Call 555.123.4567', '555.123.4567'],
    ['{count, plural, one {evil.com} other {#}}', 'evil.com'],
  ])('finds in "%s" %s', (text, address) => {
    expect(addresses(text)).toContain(address)
  })

  it('finds a host once where it is part of a link or a mail address', () => {
    expect(addresses('Go to https://acme.com/a.app or ask me.too@acme.com')).toEqual([
      'https://acme.com/a.app',
      'me.too@acme.com',
    ])
  })

  it('counts a host beside a link to the same host', () => {
    const change = { before: 'https://acme.com', after: 'https://acme.com acme.com', isMessage: false }

    expect(addressFault(change)).toEqual({ rule: 'text/address', detail: 'new acme.com' })
  })
})
