/** The life of a child process of ours: ready, then a signal or the launcher's death ends it once. */

/** Tells the launcher that we are ready. */
export function tellReady(message: object): void {
  process.send?.(message);
}

/** Calls `end` once, at Ctrl-C, at a request to end, or when the launcher is gone; then the process ends. */
export function onEnd(end: () => Promise<void>): void {
  let isEnding = false;
  const once = (): void => {
    if (isEnding) return;
    isEnding = true;
    end()
      .catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
      })
      .finally(() => process.exit());
  };
  process.on('SIGINT', once).on('SIGTERM', once).on('disconnect', once);
}
