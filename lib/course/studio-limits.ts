/** Every limit of the studio in one place, with its unit. */
export const STUDIO_LIMITS = {
  /** characters of a file's path */
  pathCharacters: 200,
  /** characters of one text file: a long lesson has 40,000 */
  fileCharacters: 400_000,
  /** files that one save changes */
  changesPerSave: 100,
  /** bytes of a request that carries texts */
  textRequestBytes: 4 * 1024 * 1024,
  /** bytes of other requests */
  requestBytes: 16 * 1024,
  /** bytes of an uploaded picture */
  pictureBytes: 8 * 1024 * 1024,
  /** files of a course */
  filesPerCourse: 5_000,
  /** entries of one page of a history */
  historyEntries: 50,
  /** releases that a course's page lists */
  listedReleases: 50,
  /** ms: an author's saves within this time of the first are one entry of the history */
  entryMs: 10 * 60_000,
  /** days ahead that a publication may be scheduled */
  scheduleDays: 366,
} as const;
