/** Submissions that leave something behind, and the next submission, which must not find it. */
import { realImport, WRONG, type PersistenceCase } from './case.ts';

/** Leaves something if it can, whatever is refused, and answers wrongly. */
const leaves = (title: string, code: string, next: string, rest: Partial<PersistenceCase> = {}): PersistenceCase => ({ title, code: `try { ${code} } catch (error) { console.log(String(error)) } ${WRONG}`, kind: 'failed', next: `let found = false; try { ${next} } catch {} if (found) console.log('found');`, ...rest });

export const PERSISTENCE: readonly PersistenceCase[] = [
  leaves('in the local storage', 'localStorage.setItem("left", "1")', 'found = localStorage.getItem("left") !== null'),
  leaves('in the session storage', 'sessionStorage.setItem("left", "1")', 'found = sessionStorage.getItem("left") !== null'),
  leaves('in a cache', 'await (await caches.open("left")).put("http://left/", new Response("1"))', 'found = await caches.has("left")'),
  leaves('in a store of keys', 'const kv = await Deno.openKv(); await kv.set(["left"], 1)', 'found = (await (await Deno.openKv()).get(["left"])).value !== null'),
  leaves('in a global', 'globalThis.left = 1', 'found = "left" in globalThis'),
  leaves('in a prototype', 'Object.prototype.left = 1; Array.prototype.map = null', 'found = ({}).left === 1 || Array.prototype.map === null', { kind: 'error' }),
  leaves('in a registered symbol', 'globalThis[Symbol.for("left")] = 1', 'found = Symbol.for("left") in globalThis'),
  leaves('in a module', `const m = await ${realImport('@tensorflow/tfjs')}; m.left = 1`, "const m = await import('@tensorflow/tfjs'); found = 'left' in m"),
  leaves('in tfjs', "const tf = await import('@tensorflow/tfjs'); tf.env().set('LEFT', 1); tf.add = () => 0", "const tf = await import('@tensorflow/tfjs'); found = tf.scalar(1).add(1).dataSync()[0] !== 2"),
  leaves('in a file of its folder', 'Deno.writeTextFileSync("left", "1")', 'Deno.statSync("left"); found = true'),
  leaves('in a file of the machine', 'Deno.writeTextFileSync("{{folder}}/left", "1")', 'Deno.statSync("{{folder}}/left"); found = true', { springs: 'file' }),
  leaves('in the environment', 'Deno.env.set("LEFT", "1")', 'found = Deno.env.get("LEFT") !== undefined'),
  leaves('on a channel', 'const c = new BroadcastChannel("left"); c.onmessage = () => c.postMessage("1"); c.postMessage("1")', 'const c = new BroadcastChannel("left"); found = await new Promise((done) => { c.onmessage = () => done(true); setTimeout(() => done(false), 20); c.postMessage("?"); }); c.close()'),
  leaves('in a timer', 'setInterval(() => console.log("found"), 1)', ''),
  leaves('in the randomness', 'Math.random = () => 0.5', 'found = Math.random() === 0.5'),
];
