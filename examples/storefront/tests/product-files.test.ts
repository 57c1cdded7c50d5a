// @vitest-environment node
// Flags, tracking plan, experiments and owners: files that people change without changing the code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(path, 'utf8');
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.test)\.tsx?$/.test(path));
const code = sources.map((path) => read(`src/${path}`)).join('\n');

interface FlagFile {
  flags: Record<string, { state: string; variants: Record<string, unknown>; defaultVariant: string }>;
}
interface TrackingPlan {
  events: Record<string, { properties?: Record<string, { type: string }> }>;
}

describe('flags.json', () => {
  const { flags } = JSON.parse(read('flags.json')) as FlagFile;

  test.each(Object.entries(flags))('%s has an on, an off and a default', (_, flag) => {
    expect(['ENABLED', 'DISABLED']).toContain(flag.state);
    expect(flag.variants).toEqual({ on: true, off: false });
    expect(Object.keys(flag.variants)).toContain(flag.defaultVariant);
  });

  test('every flag in the code exists', () => {
    for (const [, key] of code.matchAll(/\bflag\('([^']+)'\)/g)) expect(Object.keys(flags)).toContain(key);
  });
});

describe('tracking-plan.yaml', () => {
  const { events } = parse(read('tracking-plan.yaml')) as TrackingPlan;

  test('properties have a known type and no personal data', () => {
    for (const { properties = {} } of Object.values(events)) {
      for (const [name, { type }] of Object.entries(properties)) {
        expect(['string', 'number', 'boolean']).toContain(type);
        expect(name).not.toMatch(/mail|phone|address|password|^(full|first|last)?_?name$/i);
      }
    }
  });

  test('every event in the code is planned, with its properties', () => {
    for (const [, event, props = ''] of code.matchAll(/\btrack\('([^']+)'(?:, \{([^}]*)\})?/g)) {
      expect(Object.keys(events)).toContain(event);
      const planned = Object.keys(events[event!]?.properties ?? {});
      for (const [, name] of props.matchAll(/(?:^|,)\s*(\w+)/g)) expect(planned, event).toContain(name);
    }
  });
});

describe('experiments', () => {
  const validate = new Ajv().compile(JSON.parse(read('experiments/schema.json')));

  test.each(readdirSync('experiments').filter((name) => name !== 'schema.json'))('%s is valid and its weights sum to 100', (name) => {
    const experiment = JSON.parse(read(`experiments/${name}`));
    expect(validate(experiment), JSON.stringify(validate.errors)).toBe(true);
    const weights = Object.values(experiment.variants as Record<string, { weight: number }>).map(({ weight }) => weight);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
});

test('CODEOWNERS names only paths that exist', () => {
  const lines = read('.github/CODEOWNERS').split('\n').filter((line) => line.startsWith('/'));
  for (const line of lines) expect(existsSync(`.${line.split(/\s+/)[0]}`), line).toBe(true);
});
