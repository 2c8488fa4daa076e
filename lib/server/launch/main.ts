/** Runs a command of the launcher: sentences for what the operator can mend, stacks for what only we can. */
import { EnvError } from '#lib/server/env/env.ts';
import { StartError } from './start-error.ts';

/** Runs `command`; the process ends with its exit code, or with 1 and the reason. */
export async function main(command: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    const isForOperator = error instanceof EnvError || error instanceof StartError;
    console.error(isForOperator ? error.message : error);
    process.exitCode = 1;
  }
}
