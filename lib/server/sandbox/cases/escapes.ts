/** Ways out of the process: files, network, environment, other programs and threads, native code, modules of every scheme. */
import { inCall, realImport, type Case, type Trap } from './case.ts';

/** Refused with an error that the answer does not catch. */
const refused = (title: string, body: string, springs?: Trap, rest: Partial<Case> = {}): Case => ({ title, code: inCall(body), kind: 'error', ...(springs === undefined ? {} : { springs }), ...rest });
/** The same through a module of Node. */
const node = (title: string, name: string, body: string, springs?: Trap, rest: Partial<Case> = {}): Case => refused(title, `const m = await ${realImport(`node:${name}`)}; ${body}`, springs, rest);
/** waits until a Node emitter connects or fails */
const settle = (emitter: string, event: string): string => `await new Promise((yes, no) => ${emitter}.on("${event}", yes).on("error", no));`;

const READ: readonly Case[] = [
  refused('reads a file', 'return Deno.readTextFileSync("{{secret}}")', 'secret'),
  refused('reads a file later', 'return await Deno.readTextFile("{{secret}}")', 'secret'),
  refused('opens a file', 'const file = Deno.openSync("{{secret}}"); const bytes = new Uint8Array(99); const n = file.readSync(bytes); return new TextDecoder().decode(bytes.subarray(0, n))', 'secret'),
  refused('asks about a file', 'return Deno.statSync("{{secret}}").size'),
  refused('lists a folder', 'return [...Deno.readDirSync("/")].map(({ name }) => name)'),
  refused('resolves a path', 'return Deno.realPathSync(".")'),
  refused('reads the environment of its process', 'return Deno.readTextFileSync("/proc/self/environ")', 'secret'),
  refused('reads its own memory', 'return Deno.openSync("/proc/self/mem").readSync(new Uint8Array(9))'),
  refused('fetches a file', 'return await (await fetch("file://{{secret}}")).text()', 'secret'),
  node('reads a file as Node does', 'fs', 'return m.readFileSync("{{secret}}", "utf8")', 'secret'),
  node('reads a file later as Node does', 'fs/promises', 'return await m.readFile("{{secret}}", "utf8")', 'secret'),
  refused('imports a file as data', `return JSON.stringify(await ${realImport('file://{{secret}}', '{ with: { type: "json" } }')})`, 'secret'),
  refused('imports a file as text', `return (await ${realImport('file://{{secret}}', '{ with: { type: "text" } }')}).default`),
  refused('imports a file as code', `return Object.keys(await ${realImport('file:///etc/passwd')})`),
];

const WRITE_FILES: readonly Case[] = [
  refused('writes a file', 'Deno.writeTextFileSync("{{folder}}/a", "x")', 'file'),
  refused('makes a file', 'Deno.createSync("{{folder}}/a")', 'file'),
  refused('makes a folder', 'Deno.mkdirSync("{{folder}}/a")', 'file'),
  refused('makes a link', 'Deno.symlinkSync("/etc/passwd", "{{folder}}/a")', 'file'),
  refused('copies a file', 'Deno.copyFileSync("{{secret}}", "{{folder}}/a")', 'file'),
  refused('makes a file with a name of its own', 'Deno.makeTempFileSync({ dir: "{{folder}}" })', 'file'),
  refused('removes a file', 'Deno.removeSync("{{secret}}")'),
  node('writes a file as Node does', 'fs', 'm.writeFileSync("{{folder}}/a", "x")', 'file'),
  node('writes a file later as Node does', 'fs/promises', 'await m.writeFile("{{folder}}/a", "x")', 'file'),
  node('writes a database', 'sqlite', 'new m.DatabaseSync("{{folder}}/a").exec("create table t (x)")', 'file'),
  refused('opens a store of keys', 'const kv = await Deno.openKv("{{folder}}/a"); await kv.set(["a"], 1)'),
];

const NETWORK: readonly Case[] = [
  refused('fetches a page', 'return await (await fetch("http://127.0.0.1:{{port}}/")).text()', 'server'),
  refused('fetches a page of the world', 'return (await fetch("https://example.com/")).status'),
  refused('connects', 'await Deno.connect({ hostname: "127.0.0.1", port: {{port}} })', 'server'),
  refused('connects with encryption', 'await Deno.connectTls({ hostname: "127.0.0.1", port: {{port}} })', 'server'),
  refused('connects to a socket file', 'await Deno.connect({ transport: "unix", path: "{{socket}}" })', 'server'),
  refused('listens', 'Deno.listen({ port: 0 }); return 0.5'),
  refused('serves', 'Deno.serve({ port: 0 }, () => new Response("")); return 0.5'),
  refused('looks up a name', 'return await Deno.resolveDns("example.com", "A")'),
  refused('opens a web socket', 'const socket = new WebSocket("ws://127.0.0.1:{{port}}/"); await new Promise((yes, no) => { socket.onopen = yes; socket.onerror = () => no(new Error("refused")); })', 'server'),
  refused('opens a stream of events', 'const source = new EventSource("http://127.0.0.1:{{port}}/"); await new Promise((yes, no) => { source.onopen = yes; source.onerror = () => { source.close(); no(new Error("refused")); }; })', 'server'),
  node('connects as Node does', 'net', `const s = m.connect({{port}}, "127.0.0.1"); ${settle('s', 'connect')}`, 'server'),
  node('connects to a socket file as Node does', 'net', `const s = m.connect("{{socket}}"); ${settle('s', 'connect')}`, 'server'),
  node('fetches a page as Node does', 'http', `const r = m.get("http://127.0.0.1:{{port}}/"); ${settle('r', 'response')}`, 'server'),
  node('speaks HTTP/2', 'http2', `const s = m.connect("http://127.0.0.1:{{port}}"); ${settle('s', 'connect')}`, 'server'),
  node('connects with encryption as Node does', 'tls', `const s = m.connect({{port}}, "127.0.0.1"); ${settle('s', 'secureConnect')}`, 'server'),
  node('sends a datagram', 'dgram', 'const s = m.createSocket("udp4"); await new Promise((yes, no) => { s.on("error", no); s.send("x", {{udp}}, "127.0.0.1", (error) => (error ? no(error) : yes())); })', 'server', { basic: 'time', seconds: 2 }),
  node('looks up a name as Node does', 'dns/promises', 'return (await m.lookup("localhost")).address'),
];

const SYSTEM: readonly Case[] = [
  refused('reads the environment', 'return JSON.stringify(Deno.env.toObject())', 'secret'),
  refused('reads one variable', 'return Deno.env.get("EPOCH_CANARY")', 'secret'),
  node('reads the environment as Node does', 'process', 'const text = JSON.stringify(m.default.env); if (text === "{}") throw new Error("nothing"); return text', 'secret'),
  refused('runs a program', 'return new TextDecoder().decode(new Deno.Command("/bin/cat", { args: ["{{secret}}"] }).outputSync().stdout)', 'secret'),
  refused('leaves a program running', 'new Deno.Command("/bin/sh", { args: ["-c", "echo x > {{folder}}/a"] }).outputSync()', 'file'),
  node('runs a program as Node does', 'child_process', 'return m.execFileSync("/bin/cat", ["{{secret}}"]).toString()', 'secret'),
  node('starts a program as Node does', 'child_process', `const c = m.spawn("/bin/sh", ["-c", "echo x > {{folder}}/a"]); ${settle('c', 'exit')}`, 'file'),
  node('forks as Node does', 'cluster', 'm.default.fork(); return 0.5'),
  refused('calls native code', 'const text = (t) => new TextEncoder().encode(t + "\\0"); Deno.dlopen("/lib/x86_64-linux-gnu/libc.so.6", { creat: { parameters: ["buffer", "i32"], result: "i32" } }).symbols.creat(text("{{folder}}/a"), 0o644)', process.arch === 'x64' && process.platform === 'linux' ? 'file' : undefined),
  refused('reads memory by address', 'return new Deno.UnsafePointerView(Deno.UnsafePointer.create(4096n)).getUint8()'),
  node('loads a native module', 'process', 'm.default.dlopen({ exports: {} }, "{{secret}}")'),
  refused('signals the grader', 'Deno.kill(Deno.ppid, "SIGWINCH")', 'signal'),
  node('signals the grader as Node does', 'process', 'm.default.kill(m.default.ppid, "SIGWINCH")', 'signal'),
  refused('signals itself', 'Deno.kill(Deno.pid, "SIGKILL")', undefined, { basic: 'ours' }),
  refused('asks for the machine’s name', 'return Deno.hostname()'),
  refused('asks for the machine’s networks', 'return JSON.stringify(Deno.networkInterfaces())'),
  refused('asks who it is', 'return Deno.uid()'),
  node('becomes another user', 'process', 'm.default.setuid(0)'),
  refused('leaves its folder', 'Deno.chdir("/")'),
  node('opens a debugger’s port', 'inspector', 'm.open(0); return 0.5'),
  node('reaches the folders of the machine with WASI', 'wasi', 'new m.WASI({ version: "preview1", preopens: { "/": "/" } }); return 0.5'),
  refused('asks for permission', 'if ((await Deno.permissions.request({ name: "read" })).state !== "granted") throw new Error("denied"); return 0.5'),
  refused('asks for the processor of graphics', 'if ((await navigator.gpu?.requestAdapter?.()) == null) throw new Error("none"); return 2', undefined, { basic: 'failed' }),
  refused('calls Deno’s inner operations', 'const { ops } = Deno[Deno.internal].core; return ops.op_fs_read_file_text_sync("{{secret}}")'),
];

const CODE: readonly Case[] = [
  refused('starts a worker', 'const url = URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" })); const w = new Worker(url, { type: "module" }); await new Promise((yes, no) => { w.onmessage = yes; w.onerror = no; }); return 0', undefined, { basic: 'failed' }),
  refused('starts a worker that reads', 'const url = URL.createObjectURL(new Blob([`postMessage(Deno.readTextFileSync("{{secret}}"))`], { type: "text/javascript" })); const w = new Worker(url, { type: "module" }); return await new Promise((yes, no) => { w.onmessage = ({ data }) => yes(data); w.onerror = (event) => { event.preventDefault(); no(new Error("failed")); }; })', 'secret'),
  node('starts a thread as Node does', 'worker_threads', 'const w = new m.Worker("require(\'node:fs\').writeFileSync(\'{{folder}}/a\', \'x\')", { eval: true }); await new Promise((yes, no) => w.on("exit", () => no(new Error("ended"))).on("error", no))', 'file'),
  refused('imports over http', `return Object.keys(await ${realImport('http://127.0.0.1:{{port}}/x.js')})`, 'server'),
  refused('imports over https', `return Object.keys(await ${realImport('https://127.0.0.1:{{port}}/x.js')})`, 'server'),
  refused('imports a package of npm', `return Object.keys(await ${realImport('npm:left-pad')})`),
  refused('imports a package of jsr', `return Object.keys(await ${realImport('jsr:@std/path')})`),
  refused('imports a scheme that does not exist', `return Object.keys(await ${realImport('epoch:checks')})`),
  refused('imports text that reads a file', 'const source = encodeURIComponent(`export default Deno.readTextFileSync("{{secret}}")`); return (await new Function("u", "return import(u)")(`data:text/javascript,${source}`)).default', 'secret'),
  refused('imports a blob that reads a file', 'const url = URL.createObjectURL(new Blob([`export default Deno.readTextFileSync("{{secret}}")`], { type: "text/javascript" })); return (await new Function("u", "return import(u)")(url)).default', 'secret'),
  refused('evaluates text that reads a file', 'return (0, eval)(`Deno.readTextFileSync("{{secret}}")`)', 'secret'),
  node('runs text in a context of its own', 'vm', 'return m.runInNewContext("process.env")'),
  node('changes V8’s flags', 'v8', 'm.setFlagsFromString("--allow-natives-syntax"); return new Function("return %GetOptimizationStatus(() => 1)")()'),
];

export const ESCAPES: readonly Case[] = [...READ, ...WRITE_FILES, ...NETWORK, ...SYSTEM, ...CODE];
