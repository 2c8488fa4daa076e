/** Pictures on their way to the route that serves them, from the studio and from git alike. */
import type { Picture } from '#lib/server/untrusted/take-picture.ts';
import { storeContents, toHash, type Transaction } from './save-files.ts';

/** Makes pictures known by their hash; one that is known stays. */
export async function storePictures(tx: Transaction, pictures: readonly Picture[]): Promise<void> {
  if (pictures.length === 0) return;
  const names = pictures.map(({ hash, format }) => `${hash}.${format}`);
  const known = new Set((await tx.studioPicture.findMany({ where: { name: { in: names } }, select: { name: true } })).map(({ name }) => name));
  const news = pictures.filter(({ hash, format }) => !known.has(`${hash}.${format}`));
  if (news.length === 0) return;
  await storeContents(tx, news.map(({ bytes }) => bytes));
  await tx.studioPicture.createMany({
    data: news.map(({ bytes, hash, format, width, height }) => ({ name: `${hash}.${format}`, hash: toHash(bytes), width, height })),
    skipDuplicates: true,
  });
}
