/** Calls that store, send or look up what they are given: rows of a database, bodies of requests, events. */
const storing =
  /(?:^|\.)(?:find(?:First|Unique)(?:OrThrow)?|find(?:One|Many|All)|findOneAnd\w+|find(?:AndCountAll|OrCreate)|insert(?:One|Many)?|bulkCreate|createMany|(?:update|delete)(?:One|Many)|upsert|where|orWhere|andWhere|values|mutate|mutateAsync|post|put|patch|request|fetch|setItem|postMessage|sendBeacon|writeFile(?:Sync)?|appendFile(?:Sync)?|track|trackEvent|logEvent|recordEvent|recordAuditLog|capture|captureEvent|captureMessage|captureException|gtag|registerTool)$|(?:^|\.)(?:ws|socket|worker|channel|port|conn|connection)\.send$/
/** The same where a client stands before them: `prisma.board.create`, `stripe.products.create`; not `StyleSheet.create`. */
const ofClient = /^(?:\w+\.){2,}(?:create|update|save)$/
/** What operators and language models read is no text of the product. */
const reading =
  /^(?:tool|dynamicTool|log|(?:generate|stream)(?:Text|Object))$|(?:^|\.)(?:console|log|logger|Sentry)\.\w+$/
/** A thing of the product is made: `createBoard`, `saveTemplate`; not what an interface is made of. */
const making =
  /^(?:create|insert|save|upsert|persist|seed|store)(?!\w*(?:Toast|Notif|Notice|Column|Dialog|Modal|Message|Alert|Error|Snackbar|Theme|Style|Element|Context|Slice|Rout|Menu|Action|Machine|Form|Schema|Select|Portal|Ref|Root|App|Client|Tab|Option|Step|Command|Tooltip|Listener|Component|Hook|Page|Meta|Icon|Button|Item|Link|Field|Input|Store|Intl|I18n|Plugin|Extension|Tour|Navigator|Screen|Stack|Drawer|Layout|Section|Filter|Table|Validator|Translat|Text|Label|Banner|Popover|Chart|Env|Config|Provider|Reducer|Thunk|Enum|Caller|Handler|Procedure|Server))[A-Z]\w*$/

/** Calls whose events also name what they count by a member. */
const counting = /(?:^|\.)(?:track|trackEvent|logEvent|recordEvent|capture|captureEvent|gtag)$/

/** What is made of these is sent, kept or run: an address, a pattern, a model that acts on words. */
export const dataClasses = /^(?:URLSearchParams|URL|FormData|Worker|\w*(?:Agent|Tool|Prompt\w*))$/

/** Properties whose objects are kept or sent: what a form begins with, by what a request is remembered. */
export const dataProperties = /^(?:defaultValues|initialValues|initialState|initialData|queryKey|mutationKey)$/

/** Whether a call stores, sends or looks up the texts it is given, in objects and lists of its arguments too. */
export const storesIts = (name: string): boolean =>
  (storing.test(name) && !name.startsWith('Object.')) || ofClient.test(name.replace(/^this\./, '')) || making.test(name)

/** Whether a call tells its texts to operators or to a language model. */
export const readsIts = (name: string): boolean => reading.test(name)

export const countsBy = (name: string): boolean => counting.test(name)
