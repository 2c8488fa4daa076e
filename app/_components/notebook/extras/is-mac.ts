/** Whether the keyboard has a Cmd key; only for naming keys, both are heard everywhere. */
export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);
