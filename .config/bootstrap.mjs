// From a bare clone to a running command, on Node alone: checks Node, installs what the lock file says, generates the
// database client, then hands over to lib/server/launch/<command>.ts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COMMANDS = ['start', 'dev', 'build', 'test', 'soak', 'bench', 'replay', 'regrade', 'content', 'admin', 'lint'];
const OLDEST_NODE = [20, 19];

const [command = '', ...args] = process.argv.slice(2);
process.chdir(ROOT);
checkCommand();
checkNode();
// Beside the install itself: removing node_modules forgets it.
const stamps = join(ROOT, 'node_modules', '.epoch');
once('install', ['package-lock.json', '.npmrc'], `node ${process.version}`, 'Installing packages (the first time takes a minute)…', installPackages);
once('generate', ['prisma/schema.prisma', 'package-lock.json'], '', 'Generating the database client…', generateClient, 'lib/server/db/generated/client.ts');
handOver();

function checkCommand() {
  if (COMMANDS.includes(command)) return;
  stop(`Expected one of ${COMMANDS.join(', ')}, got ${command || 'nothing'}. Run for instance: npm start`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  stop(`Epoch needs Node.js ${OLDEST_NODE.join('.')} or newer, and this is ${process.versions.node}. Install the current LTS from https://nodejs.org and run the command again.`);
}

/** Does `work` unless it was done for exactly these files before. */
function once(name, files, extra, message, work, product) {
  const hash = createHash('sha256').update(extra);
  for (const file of files) hash.update(file).update(readFileSync(join(ROOT, file)));
  const wanted = hash.digest('hex');
  const stamp = join(stamps, name);
  const isDone = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && (!product || existsSync(join(ROOT, product)));
  if (isDone) return;
  console.error(message);
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
}

function installPackages() {
  // No install scripts: everything we use works without them, and nobody else's code runs while installing.
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  must([program, ...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'Packages could not be installed; npm says why above. With the network back, run the command again.');
}

function generateClient() {
  const prisma = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build', 'index.js');
  must([process.execPath, prisma, 'generate', '--config', 'prisma/prisma.config.ts', '--no-hints'], 'The database client could not be generated; the reason is above.', 'quiet');
}

/** Runs a program to its end, or stops with the sentence. */
function must([program, ...options], sentence, quiet) {
  const done = spawnSync(program, options, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : ['ignore', 'inherit', 'inherit'],
    // `npm test` may run with NODE_ENV=production around it; the tools must be installed all the same.
    env: { ...process.env, NODE_ENV: 'development' },
    shell: process.platform === 'win32' && program.endsWith('.cmd'),
  });
  if (done.status === 0) return;
  if (quiet) console.error(done.stdout, done.stderr);
  stop(done.error ? `${sentence} (${done.error.message})` : sentence);
}

function handOver() {
  const child = spawn(process.execPath, ['--import', 'tsx', join('lib', 'server', 'launch', `${command}.ts`), ...args], { cwd: ROOT, stdio: 'inherit' });
  // At Ctrl-C the terminal tells the child itself; a signal to us alone is passed on. We end after it, with its code.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
