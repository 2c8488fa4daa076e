/** Names that the language and the Worker give to every cell; they are never taken from another cell unless one declares them. */
export const PLATFORM_NAMES: ReadonlySet<string> = new Set(
  `undefined NaN Infinity globalThis self arguments eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape unescape Object Function Boolean Symbol Error AggregateError EvalError RangeError ReferenceError SyntaxError
  TypeError URIError Number BigInt Math Date String RegExp Array Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array
  Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array Map Set WeakMap WeakSet WeakRef ArrayBuffer SharedArrayBuffer Atomics
  DataView JSON Promise Proxy Reflect Intl Iterator FinalizationRegistry WebAssembly console setTimeout clearTimeout setInterval
  clearInterval queueMicrotask structuredClone performance crypto atob btoa fetch TextEncoder TextDecoder URL URLSearchParams Blob
  AbortController AbortSignal Event EventTarget OffscreenCanvas ImageData createImageBitmap`.split(/\s+/),
);

/** Names through which code can reach any variable of the shared scope without spelling it. */
export const REFLECTING_NAMES: ReadonlySet<string> = new Set(['eval', 'Function', 'globalThis', 'self', 'window', 'importScripts']);
