/**
 * The language's own objects under names that a learner may use for variables of the shared scope (`const Map = …`): what is
 * bundled with this file keeps the originals. Given to esbuild as `inject`.
 */
const realm = globalThis;
export const { Object, Array, Map, Set, WeakMap, WeakSet, WeakRef, Promise, Proxy, Reflect, Symbol, Number, String, Boolean, BigInt, Date, Math, JSON, RegExp } = realm;
export const { Error, TypeError, RangeError, SyntaxError, ReferenceError, AggregateError } = realm;
export const { ArrayBuffer, DataView, Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array, BigInt64Array, BigUint64Array } = realm;
export const { parseInt, parseFloat, isNaN, isFinite, encodeURIComponent, decodeURIComponent, queueMicrotask } = realm;
