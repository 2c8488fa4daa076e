/** The parts of Deno that a notebook taken along may meet; its kernel has `jupyter`, `deno run` throws when asked for it. */
export interface DenoHost {
  readonly jupyter: {
    broadcast(type: 'display_data' | 'update_display_data', content: { readonly data: object; readonly metadata: object; readonly transient: { readonly display_id?: string } }): Promise<void>;
  };
}

export function selectOptionalJupyter(): DenoHost['jupyter'] | null {
  try {
    const deno: unknown = Reflect.get(globalThis, 'Deno');
    // absent everywhere but in Deno, whose own types know no kernel
    return (deno as DenoHost | undefined)?.jupyter ?? null;
  } catch {
    return null;
  }
}
