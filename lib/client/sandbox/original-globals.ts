/** The Worker's own globals, for scripts that are loaded after a learner has named variables like some of them (`const Object = …`). */

const { entries, getOwnPropertyDescriptor, getOwnPropertyDescriptors, getOwnPropertyNames, getPrototypeOf, defineProperty } = Object;
const { deleteProperty } = Reflect;
const originals: ReadonlyMap<string, PropertyDescriptor> = new Map(entries(getOwnPropertyDescriptors(globalThis)));
/** what a Worker inherits, such as `fetch` and `setTimeout` */
const inherited = getPrototypeOf(globalThis) as object;

/** Runs something that must find the globals as the Worker began with them; what learners put in their place is back afterwards. */
export function withOriginalGlobals(run: () => void): void {
  const taken: [string, PropertyDescriptor][] = [];
  for (const name of getOwnPropertyNames(globalThis)) {
    const now = getOwnPropertyDescriptor(globalThis, name);
    const original = originals.get(name);
    if (!now?.configurable || (original ? now.value === original.value && now.get === original.get : !(name in inherited))) continue;
    taken.push([name, now]);
    if (original) defineProperty(globalThis, name, original);
    else deleteProperty(globalThis, name);
  }
  try {
    run();
  } finally {
    for (const [name, now] of taken) defineProperty(globalThis, name, now);
  }
}
