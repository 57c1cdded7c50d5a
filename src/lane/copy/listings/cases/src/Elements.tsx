/** Words in every element that is known by name, and in components that are named after something exact. */
export function Elements() {
  return (
    <main>
      <script>Words in script</script>
      <style>Words in style</style>
      <code>Words in code</code>
      <pre>Words in pre</pre>
      <samp>Words in samp</samp>
      <template>Words in template</template>
      <iframe>Words in iframe</iframe>
      <object>Words in object</object>
      <base>Words in base</base>
      <link>Words in link</link>
      <math>Words in math</math>
      <textarea>Words in textarea</textarea>
      <noscript>Words in noscript</noscript>
      <h1>Words in h1</h1>
      <h2>Words in h2</h2>
      <h3>Words in h3</h3>
      <h4>Words in h4</h4>
      <h5>Words in h5</h5>
      <h6>Words in h6</h6>
      <button>Words in button</button>
      <a>Words in a</a>
      <p>Words in p</p>
      <label>Words in label</label>
      <option>Words in option</option>
      <li>Words in li</li>
      <th>Words in th</th>
      <td>Words in td</td>
      <dt>Words in dt</dt>
      <dd>Words in dd</dd>
      <title>Words in title</title>
      <legend>Words in legend</legend>
      <caption>Words in caption</caption>
      <figcaption>Words in figcaption</figcaption>
      <summary>Words in summary</summary>
      <blockquote>Words in blockquote</blockquote>
      <span>Words in span</span>
      <div>Words in div</div>
      <small>Words in small</small>
      <strong>Words in strong</strong>
      <b>Words in b</b>
      <em>Words in em</em>
      <i>Words in i</i>
      <kbd>Words in kbd</kbd>
      <time>Words in time</time>
      <CodeView>Words of Code first</CodeView>
      <ViewCode>Words of Code last</ViewCode>
      <ScriptView>Words of Script first</ScriptView>
      <ViewScript>Words of Script last</ViewScript>
      <StyleView>Words of Style first</StyleView>
      <ViewStyle>Words of Style last</ViewStyle>
      <StylesView>Words of Styles first</StylesView>
      <ViewStyles>Words of Styles last</ViewStyles>
      <CssView>Words of Css first</CssView>
      <ViewCss>Words of Css last</ViewCss>
      <SqlView>Words of Sql first</SqlView>
      <ViewSql>Words of Sql last</ViewSql>
      <QueryView>Words of Query first</QueryView>
      <ViewQuery>Words of Query last</ViewQuery>
      <SyntaxView>Words of Syntax first</SyntaxView>
      <ViewSyntax>Words of Syntax last</ViewSyntax>
      <HighlighterView>Words of Highlighter first</HighlighterView>
      <ViewHighlighter>Words of Highlighter last</ViewHighlighter>
      <HighlightView>Words of Highlight first</HighlightView>
      <ViewHighlight>Words of Highlight last</ViewHighlight>
      <MermaidView>Words of Mermaid first</MermaidView>
      <ViewMermaid>Words of Mermaid last</ViewMermaid>
      <LatexView>Words of Latex first</LatexView>
      <ViewLatex>Words of Latex last</ViewLatex>
      <KatexView>Words of Katex first</KatexView>
      <ViewKatex>Words of Katex last</ViewKatex>
      <RegexView>Words of Regex first</RegexView>
      <ViewRegex>Words of Regex last</ViewRegex>
      <JsonView>Words of Json first</JsonView>
      <ViewJson>Words of Json last</ViewJson>
      <YamlView>Words of Yaml first</YamlView>
      <ViewYaml>Words of Yaml last</ViewYaml>
      <GraphqlView>Words of Graphql first</GraphqlView>
      <ViewGraphql>Words of Graphql last</ViewGraphql>
      <SnippetView>Words of Snippet first</SnippetView>
      <ViewSnippet>Words of Snippet last</ViewSnippet>
      <TerminalView>Words of Terminal first</TerminalView>
      <ViewTerminal>Words of Terminal last</ViewTerminal>
      <ShellView>Words of Shell first</ShellView>
      <ViewShell>Words of Shell last</ViewShell>
      <IconView>Words of Icon first</IconView>
      <ViewIcon>Words of Icon last</ViewIcon>
      <GlyphView>Words of Glyph first</GlyphView>
      <ViewGlyph>Words of Glyph last</ViewGlyph>
      <PreView>Words of Pre first</PreView>
      <ViewPre>Words of Pre last</ViewPre>
      <CommandView>Words of Command first</CommandView>
      <ViewCommand>Words of Command last</ViewCommand>
      <SchemaView>Words of Schema first</SchemaView>
      <ViewSchema>Words of Schema last</ViewSchema>
      <CardView>Words of Card first</CardView>
      <ViewCard>Words of Card last</ViewCard>
      <SQLEditor>Words of capitals</SQLEditor>
      <EditSQL>Words of capitals</EditSQL>
      <UI.CodeBlock>Words of a member</UI.CodeBlock>
      <DecodeView>Words of a longer name</DecodeView>
      <p title="Words of title" />
      <Card title="Words of the title here" />
      <Card title="words" />
      <p alt="Words of alt" />
      <Card alt="Words of the alt here" />
      <Card alt="words" />
      <p placeholder="Words of placeholder" />
      <Card placeholder="Words of the placeholder here" />
      <Card placeholder="words" />
      <p label="Words of label" />
      <Card label="Words of the label here" />
      <Card label="words" />
      <p aria-label="Words of aria-label" />
      <Card aria-label="Words of the aria-label here" />
      <Card aria-label="words" />
      <p aria-description="Words of aria-description" />
      <Card aria-description="Words of the aria-description here" />
      <Card aria-description="words" />
      <p aria-placeholder="Words of aria-placeholder" />
      <Card aria-placeholder="Words of the aria-placeholder here" />
      <Card aria-placeholder="words" />
      <p aria-roledescription="Words of aria-roledescription" />
      <Card aria-roledescription="Words of the aria-roledescription here" />
      <Card aria-roledescription="words" />
      <p aria-valuetext="Words of aria-valuetext" />
      <Card aria-valuetext="Words of the aria-valuetext here" />
      <Card aria-valuetext="words" />
      <p aria-labelledby="Words of aria-labelledby" />
      <Card aria-labelledby="Words of the aria-labelledby here" />
      <Card aria-labelledby="words" />
      <p data-title="Words of data-title" />
      <Card data-title="Words of the data-title here" />
      <Card data-title="words" />
      <p name="Words of name" />
      <Card name="Words of the name here" />
      <Card name="words" />
      <p heading="Words of heading" />
      <Card heading="Words of the heading here" />
      <Card heading="words" />
      <p content="Words of content" />
      <Card content="Words of the content here" />
      <Card content="words" />
      <p alertTitle="Words of alertTitle" />
      <Card alertTitle="Words of the alertTitle here" />
      <Card alertTitle="words" />
      <p defaultMessage="Words of defaultMessage" />
      <Card defaultMessage="Words of the defaultMessage here" />
      <Card defaultMessage="words" />
      <p defaults="Words of defaults" />
      <Card defaults="Words of the defaults here" />
      <Card defaults="words" />
      <p defaultValue="Words of defaultValue" />
      <Card defaultValue="Words of the defaultValue here" />
      <Card defaultValue="words" />
      <meta name="description" content="Words of description" />
      <meta property="description" content="Words of description" />
      <meta itemProp="description" content="Words of description" />
      <meta httpEquiv="description" content="Words of description" />
      <meta name="og:title" content="Words of og:title" />
      <meta property="og:title" content="Words of og:title" />
      <meta itemProp="og:title" content="Words of og:title" />
      <meta httpEquiv="og:title" content="Words of og:title" />
      <meta name="og:description" content="Words of og:description" />
      <meta property="og:description" content="Words of og:description" />
      <meta itemProp="og:description" content="Words of og:description" />
      <meta httpEquiv="og:description" content="Words of og:description" />
      <meta name="og:site_name" content="Words of og:site_name" />
      <meta property="og:site_name" content="Words of og:site_name" />
      <meta itemProp="og:site_name" content="Words of og:site_name" />
      <meta httpEquiv="og:site_name" content="Words of og:site_name" />
      <meta name="og:image:alt" content="Words of og:image:alt" />
      <meta property="og:image:alt" content="Words of og:image:alt" />
      <meta itemProp="og:image:alt" content="Words of og:image:alt" />
      <meta httpEquiv="og:image:alt" content="Words of og:image:alt" />
      <meta name="twitter:title" content="Words of twitter:title" />
      <meta property="twitter:title" content="Words of twitter:title" />
      <meta itemProp="twitter:title" content="Words of twitter:title" />
      <meta httpEquiv="twitter:title" content="Words of twitter:title" />
      <meta name="twitter:description" content="Words of twitter:description" />
      <meta property="twitter:description" content="Words of twitter:description" />
      <meta itemProp="twitter:description" content="Words of twitter:description" />
      <meta httpEquiv="twitter:description" content="Words of twitter:description" />
      <meta name="twitter:image:alt" content="Words of twitter:image:alt" />
      <meta property="twitter:image:alt" content="Words of twitter:image:alt" />
      <meta itemProp="twitter:image:alt" content="Words of twitter:image:alt" />
      <meta httpEquiv="twitter:image:alt" content="Words of twitter:image:alt" />
      <meta name="robots" content="Words of robots" />
      <meta property="robots" content="Words of robots" />
      <meta itemProp="robots" content="Words of robots" />
      <meta httpEquiv="robots" content="Words of robots" />
      <meta name="viewport" content="Words of viewport" />
      <meta property="viewport" content="Words of viewport" />
      <meta itemProp="viewport" content="Words of viewport" />
      <meta httpEquiv="viewport" content="Words of viewport" />
      <meta name="theme-color" content="Words of theme-color" />
      <meta property="theme-color" content="Words of theme-color" />
      <meta itemProp="theme-color" content="Words of theme-color" />
      <meta httpEquiv="theme-color" content="Words of theme-color" />
      <meta name="description" property="og:title" content="Two names" />
      <meta {...more} name="description" content="Spread beside" />
      <meta name={"description"} content="A name in braces" />
      <meta name="description" content={`Template`} title="No title" />
      <FormattedMessage defaultMessage="Default of FormattedMessage" />
      <FormattedMessage defaults="Default of FormattedMessage" />
      <FormattedMessage defaultValue="Default of FormattedMessage" />
      <FormattedHTMLMessage defaultMessage="Default of FormattedHTMLMessage" />
      <FormattedHTMLMessage defaults="Default of FormattedHTMLMessage" />
      <FormattedHTMLMessage defaultValue="Default of FormattedHTMLMessage" />
      <Trans defaultMessage="Default of Trans" />
      <Trans defaults="Default of Trans" />
      <Trans defaultValue="Default of Trans" />
      <Translate defaultMessage="Default of Translate" />
      <Translate defaults="Default of Translate" />
      <Translate defaultValue="Default of Translate" />
      <T defaultMessage="Default of T" />
      <T defaults="Default of T" />
      <T defaultValue="Default of T" />
      <Other defaultMessage="Default of Other" />
      <Other defaults="Default of Other" />
      <Other defaultValue="Default of Other" />
      <link title="Title of link" />
      <script title="Title of script" />
      <style title="Title of style" />
      <base title="Title of base" />
      <Script title="Title of Script" />
      <TrackClick label="Label of TrackClick" />
      <TrackedEvent label="Label of TrackedEvent" />
      <AnalyticsView label="Label of AnalyticsView" />
      <TelemetryImpression label="Label of TelemetryImpression" />
      <ClickTracker label="Label of ClickTracker" />
      <EventTracking label="Label of EventTracking" />
      <TrackList label="Label of TrackList" />
      <p>Read {/* note */}<b>our</b> plan {'today'}</p>
    </main>
  )
}
