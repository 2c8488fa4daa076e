/** The files for containers say what is true: they are read as their programs read them, and compared with the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseEnv } from '#lib/server/env/env.ts';

const read = (file: string): string => readFileSync(resolve(file), 'utf8');
const packageFile = z.object({ engines: z.object({ node: z.string() }) }).parse(JSON.parse(read('package.json')));
const versionOf = (text: string): readonly number[] => /(\d+)\.(\d+)/.exec(text)!.slice(1).map(Number);

/** Instructions in order, continued lines joined, comments gone. */
const instructions = read('Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [name = '', ...rest] = line.trim().split(/\s+/);
    return { name, flags: rest.filter((word) => word.startsWith('--') && word.includes('=')), words: rest.filter((word) => !(word.startsWith('--') && word.includes('='))) };
  });
const all = (name: string) => instructions.filter((instruction) => instruction.name === name);
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const environmentOfImage = Object.fromEntries(lastStage.filter(({ name }) => name === 'ENV').flatMap(({ words }) => words.map((word): [string, string] => [word.split('=')[0]!, word.split('=')[1]!])));

describe('Dockerfile', () => {
  it('starts from an exact Node on glibc, new enough for us', () => {
    const images = all('FROM').map(({ words }) => words[0]!);
    expect(images.length).toBeGreaterThan(1);
    for (const image of images) expect(image).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim$/);
    const [major, minor] = versionOf(images[0]!);
    const [oldest, oldestMinor] = versionOf(packageFile.engines.node);
    expect(major! > oldest! || (major === oldest && minor! >= oldestMinor!)).toBe(true);
  });

  it('copies only what exists: the repository, or a stage above', () => {
    const stages = new Set(all('FROM').flatMap(({ words }) => (words[1] === 'AS' ? [words[2]] : [])));
    for (const { flags, words } of all('COPY')) {
      const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length);
      if (from) expect(stages).toContain(from);
      else for (const source of words.slice(0, -1)) expect(existsSync(resolve(source)), source).toBe(true);
    }
  });

  it('leaves out of the image what is secret, made here or large, and nothing that a start reads', () => {
    const ignored = read('.dockerignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env*', '.epoch', '.next', 'node_modules', 'lib/server/db/generated']));
    for (const needed of ['app', 'content', 'lib', 'prisma', 'public', '.config', '.npmrc', 'package.json', 'package-lock.json', 'next.config.js', 'proxy.ts', 'tsconfig.json']) {
      expect(existsSync(resolve(needed)), needed).toBe(true);
      expect(ignored).not.toContain(needed);
    }
  });

  it('builds with a command of ours and runs a program of ours as an ordinary user', () => {
    expect(all('RUN').map(({ words }) => words.join(' '))).toContain('node .config/bootstrap.mjs build');
    expect(read('.config/bootstrap.mjs')).toMatch(/COMMANDS = \[[^\]]*'build'/);
    expect(existsSync(resolve('lib/server/launch/build.ts'))).toBe(true);
    expect(lastStage.find(({ name }) => name === 'USER')?.words).toEqual(['node']);
    const command = z.array(z.string()).parse(JSON.parse(lastStage.find(({ name }) => name === 'CMD')!.words.join(' ')));
    expect(command.slice(0, -1)).toEqual(['node', '--import', 'tsx']);
    expect(existsSync(resolve(command.at(-1)!))).toBe(true);
    expect(lastStage.find(({ name }) => name === 'EXPOSE')?.words).toEqual([String(parseEnv({}).port)]);
    expect(parseEnv(environmentOfImage)).toMatchObject({ host: '0.0.0.0', mode: 'production' });
  });
});

const service = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.string()).optional(),
  deploy: z.object({ replicas: z.number() }).optional(),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }),
  restart: z.literal('unless-stopped'),
  depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  privileged: z.never().optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
});
const compose = z
  .object({ services: z.object({ postgres: service, web: service, grader: service, proxy: service }), volumes: z.record(z.string(), z.null()) })
  .parse(parse(read('compose.yaml'), { merge: true }));
const { postgres, web, grader, proxy } = compose.services;

/** What compose puts in place of `${NAME:?…}` and `${NAME:-default}`. */
const substitute = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => values[name] ?? (kind === '-' ? rest : ''));
const VALUES = { POSTGRES_PASSWORD: 'a1b2c3', EPOCH_SECRET: '0123456789abcdef0123456789abcdef' };
const environmentOf = ({ environment = {} }: z.output<typeof service>): Record<string, string> => Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, substitute(value, VALUES)]));

describe('compose.yaml', () => {
  it('runs two web and two grader machines on one PostgreSQL that we support', () => {
    expect([web.deploy?.replicas, grader.deploy?.replicas]).toEqual([2, 2]);
    expect(parseEnv({ ...environmentOfImage, ...environmentOf(web) })).toMatchObject({ role: 'web', secret: VALUES.EPOCH_SECRET, origin: null, trustedProxies: 1, databaseUrl: 'postgresql://epoch:a1b2c3@postgres:5432/epoch' });
    expect(parseEnv({ ...environmentOfImage, ...environmentOf(grader) })).toMatchObject({ role: 'grader', sandbox: 'filtered', databaseUrl: 'postgresql://epoch:a1b2c3@postgres:5432/epoch' });
    expect(environmentOf(postgres)).toEqual({ POSTGRES_USER: 'epoch', POSTGRES_DB: 'epoch', POSTGRES_PASSWORD: 'a1b2c3' });
    expect(versionOf(postgres.image)[0]).toBeGreaterThanOrEqual(15);
  });

  it('sets only variables that we read', () => {
    const known = read('lib/server/env/env.ts');
    for (const name of Object.keys({ ...web.environment, ...grader.environment, ...environmentOfImage })) expect(known).toMatch(new RegExp(`^  ${name}: z`, 'm'));
  });

  it('takes every secret from the outside and refuses to start without it', () => {
    const secrets = [postgres.environment?.['POSTGRES_PASSWORD'], web.environment?.['EPOCH_SECRET'], web.environment?.['DATABASE_URL'], grader.environment?.['DATABASE_URL']];
    for (const secret of secrets) expect(secret).toMatch(/\$\{(POSTGRES_PASSWORD|EPOCH_SECRET):\?/);
  });

  it('pins images, gives containers no rights, and publishes the proxy alone', () => {
    for (const { image } of [postgres, proxy]) expect(image).toMatch(/^\w+:\d+\.\d+[\w.-]*$/);
    for (const { cap_drop, security_opt } of [web, grader]) expect({ cap_drop, security_opt }).toEqual({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect([postgres, web, grader].flatMap(({ ports = [] }) => ports)).toEqual([]);
    expect(proxy.ports).toEqual(['80:80', '443:443']);
    expect(proxy.healthcheck.test.at(-1)).toBe('80');
  });

  it('waits for what must be there, and checks with programs that exist', () => {
    for (const { depends_on } of [web, grader]) expect(Object.keys(depends_on ?? {})).toEqual(['postgres']);
    expect(Object.keys(proxy.depends_on ?? {})).toEqual(['web']);
    expect(web.healthcheck.test.join(' ')).toContain(`127.0.0.1:${environmentOf(web)['PORT']!}/api/health`);
    expect(existsSync(resolve('app/api/health/route.ts'))).toBe(true);
    expect(existsSync(resolve(grader.healthcheck.test.at(-1)!))).toBe(true);
    const named = [postgres, proxy].flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]));
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});
