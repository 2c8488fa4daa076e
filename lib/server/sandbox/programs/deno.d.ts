/** The little of Deno that the sandbox programs use. */
declare namespace Deno {
  const args: readonly string[];
  const pid: number;
  const build: { readonly os: string; readonly arch: string };
  const version: { readonly deno: string };
  const stdin: { read(buffer: Uint8Array): Promise<number | null> };
  const stdout: { writeSync(bytes: Uint8Array): number };
  function exit(code: number): never;
  function addSignalListener(signal: string, listener: () => void): void;
  function removeSignalListener(signal: string, listener: () => void): void;
  const permissions: {
    revokeSync(descriptor: { name: string }): { state: string };
    querySync(descriptor: { name: string }): { state: string };
  };
  /** refused in the sandbox: for the self-test */
  function readTextFileSync(path: string): string;
  function writeTextFileSync(path: string, text: string): void;
  function connect(options: { readonly hostname: string; readonly port: number }): Promise<unknown>;
  function hostname(): string;
  const env: { toObject(): Readonly<Record<string, string>> };
  class Command {
    constructor(program: string);
    outputSync(): unknown;
  }
  interface ForeignFunction {
    readonly parameters: readonly ('i32' | 'i64' | 'u64' | 'usize' | 'buffer')[];
    readonly result: 'i32' | 'i64' | 'u64';
  }
  function dlopen<S extends Record<string, ForeignFunction>>(
    path: string,
    symbols: S,
  ): { readonly symbols: { readonly [K in keyof S]: (...args: (number | bigint | Uint8Array | BigUint64Array)[]) => number | bigint }; close(): void };
}
