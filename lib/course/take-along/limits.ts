/** How much may leave and come in. Each has a test that hits it. */
export const TAKE_ALONG_LIMITS = {
  /** characters of a notebook that is opened; beyond it, it is mostly outputs that nobody brings in */
  notebookCharacters: 16_000_000,
  /** cells of a notebook that is opened */
  notebookCells: 1_000,
  /** characters of one cell that is brought in */
  cellCharacters: 100_000,
  /** characters of a link's part behind #: mail programs and chats cut longer addresses */
  linkCharacters: 8_000,
  /** bytes of the edits of a link when they are unpacked */
  linkBytes: 256 * 1024,
  /** texts that one link holds */
  linkTexts: 300,
} as const;
