-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "CookieSecret" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "fingerprint" TEXT NOT NULL,
    "usedBy" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CookieSecret_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Submission_startedAt_idx" ON "Submission"("startedAt");



-- Submissions that wait for a grader, in the order in which they are graded. Prisma's schema cannot say "where".
DROP INDEX "Submission_queued_idx";
CREATE INDEX "Submission_waiting_idx" ON "Submission"("turn", "createdAt") WHERE "startedAt" IS NULL AND "parkedAt" IS NULL;
