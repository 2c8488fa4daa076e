/** The life of a launcher: what was started is ended in reverse order, at Ctrl-C at any moment, after an error, or at the end. */

export interface Life {
  /** aborted when the end begins: preparations stop */
  readonly signal: AbortSignal;
  /** settles when the operator asks for the end */
  readonly asked: Promise<void>;
  /** what to do at the end; the last added goes first */
  atEnd(work: () => Promise<void> | void): void;
  /** ends everything, once */
  end(): Promise<void>;
}

/** Listens for Ctrl-C and for requests to end. */
export function openLife(): Life {
  const works: (() => Promise<void> | void)[] = [];
  const controller = new AbortController();
  let ending: Promise<void> | null = null;
  let tellAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (tellAsked = resolve));
  const ask = (): void => {
    controller.abort(new Error('The operator asked for the end'));
    tellAsked();
  };
  process.on('SIGINT', ask).on('SIGTERM', ask).on('SIGHUP', ask);
  // A test that started us has gone.
  if (process.send) process.on('disconnect', ask);

  const endAll = async (): Promise<void> => {
    controller.abort();
    for (let work = works.pop(); work; work = works.pop()) {
      try {
        await work();
      } catch (error) {
        console.error(error);
        process.exitCode = 1;
      }
    }
    // An open channel to the one who started us would keep this process alive.
    if (process.connected) process.disconnect();
  };
  return {
    signal: controller.signal,
    asked,
    atEnd: (work) => void works.push(work),
    end: () => (ending ??= endAll()),
  };
}

/** Runs a command within a life: ends everything afterwards; being asked to end while preparing is no error. */
export async function live(command: (life: Life) => Promise<number | undefined>): Promise<number | undefined> {
  const life = openLife();
  try {
    return await command(life);
  } catch (error) {
    if (!life.signal.aborted) throw error;
    return 130;
  } finally {
    await life.end();
  }
}
