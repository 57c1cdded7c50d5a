/**
 * Files that no lane may change: what installs, builds, deploys, reviews or instructs. A change there takes effect outside
 * the text that people read, so it belongs to ordinary review whatever a lane's paths say.
 */
const names = new Set([
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'bun.lock',
  'bun.lockb',
  'deno.json',
  'deno.jsonc',
  'deno.lock',
  'lerna.json',
  'nx.json',
  'turbo.json',
  'vercel.json',
  'netlify.toml',
  'now.json',
  'firebase.json',
  'app.json',
  'composer.json',
  'composer.lock',
  'cargo.toml',
  'cargo.lock',
  'go.mod',
  'go.sum',
  'gemfile',
  'gemfile.lock',
  'pipfile',
  'pipfile.lock',
  'poetry.lock',
  'pyproject.toml',
  'requirements.txt',
  'makefile',
  'dockerfile',
  'procfile',
  'jenkinsfile',
  'codeowners',
  'wrangler.toml',
  'renovate.json',
  'manifest.json',
  'agents.md',
  'claude.md',
  'gemini.md',
  'copilot-instructions.md',
  'skill.md',
  'mcp.json',
  'llms.txt',
  'license',
  'license.md',
  'license.txt',
  'notice',
  'security.md',
])

const folders = new Set([
  '.git',
  '.github',
  '.gitlab',
  '.gitea',
  '.forgejo',
  '.circleci',
  '.buildkite',
  '.fairway',
  '.husky',
  '.githooks',
  '.hooks',
  '.vscode',
  '.idea',
  '.zed',
  '.devcontainer',
  '.cursor',
  '.claude',
  '.codex',
  '.gemini',
  '.aider',
  '.windsurf',
  '.continue',
  '.roo',
  '.agents',
  '.yarn',
  '.npm',
  '.cargo',
  '.terraform',
  'node_modules',
])

const patterns: readonly RegExp[] = [
  /^\.env(?:\.|$)/,
  /^\.git/,
  /^\.(?:npmrc|yarnrc|nvmrc|node-version|tool-versions|dockerignore|editorconfig|mailmap|cursorrules|windsurfrules|clinerules|aider.*|mcp\.json|pnpmfile\.cjs)/,
  /^\.(?:eslint|prettier|stylelint|babel|swc|lintstaged|commitlint|huskyrc|browserslist)/,
  /^(?:eslint|prettier|babel|vite|vitest|webpack|rollup|next|nuxt|jest|playwright|cypress|tailwind|postcss|svelte|astro|metro|tsup|turbo|stylelint|commitlint|knip|biome|lint-staged|remix|craco|gatsby-config|gatsby-node|sentry\..*|i18next-parser|lingui|crowdin)(?:\.config|\.setup)?\.[cm]?[jt]sx?$/,
  /\.config\.[cm]?[jt]sx?$/,
  /^(?:ts|js)config.*\.json$/,
  /^(?:biome|dprint|crowdin|renovate|docker-compose.*|compose)\.(?:jsonc?|ya?ml|toml)$/,
  /^\..*rc(?:\.(?:jsonc?|ya?ml|[cm]?js|ts))?$/,
  /^dockerfile/,
  /\.(?:lock|pem|key|p12|pfx|crt|tf|tfvars|sh|bash|ps1|bat|cmd)$/,
]

export function isNeverChanged(path: string): boolean {
  const parts = path.toLowerCase().split('/')
  const name = parts.at(-1) ?? ''
  if (parts.slice(0, -1).some((part) => folders.has(part))) return true
  return names.has(name) || folders.has(name) || patterns.some((pattern) => pattern.test(name))
}

/** Paths that mean something else to a file system or to git than they seem to: traversal, `.GIT`, `git~1`, trailing dots, drives and streams (`.git::$INDEX_ALLOCATION`). */
export function isOddPath(path: string): boolean {
  if (path.length > 1024) return true
  if (/[\\:\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(path)) return true
  return path
    .split('/')
    .some(
      (part) =>
        part === '' ||
        /[. ]$/.test(part) ||
        /^(?:git~\d+|\.git)$/i.test(part) ||
        /^\.git[\s.]/i.test(part) ||
        /^-/.test(part),
    )
}
