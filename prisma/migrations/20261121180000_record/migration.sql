-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "seed" TEXT;

-- AlterTable
ALTER TABLE "StoredVerdict" ADD COLUMN     "costs" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "SolutionOpening" (
    "learnerId" UUID NOT NULL,
    "exercise" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SolutionOpening_pkey" PRIMARY KEY ("learnerId","exercise")
);

-- CreateTable
CREATE TABLE "Regrade" (
    "id" UUID NOT NULL,
    "exercise" TEXT NOT NULL,
    "toVersion" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),
    "neverLower" BOOLEAN,
    "revertedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegradeResult" (
    "regradeId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "verdict" JSONB,
    "receipt" JSONB,
    "fault" TEXT,
    "oldVerdict" JSONB,
    "oldReceipt" JSONB,

    CONSTRAINT "RegradeResult_pkey" PRIMARY KEY ("regradeId","submissionId")
);

-- CreateIndex
CREATE INDEX "Regrade_exercise_createdAt_idx" ON "Regrade"("exercise", "createdAt");

-- CreateIndex
CREATE INDEX "RegradeResult_submissionId_idx" ON "RegradeResult"("submissionId");

-- AddForeignKey
ALTER TABLE "SolutionOpening" ADD CONSTRAINT "SolutionOpening_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_toVersion_fkey" FOREIGN KEY ("toVersion") REFERENCES "ExerciseVersion"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeResult" ADD CONSTRAINT "RegradeResult_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "Regrade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeResult" ADD CONSTRAINT "RegradeResult_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What is stored gets what new rows have, so that nobody who reads it has to ask.

-- Exercises of before had no limit on attempts.
UPDATE "ExerciseVersion" SET "public" = "public" || '{"attempts": {"max": null, "coolDownSeconds": 0, "counts": "best"}}' WHERE NOT "public" ? 'attempts';

-- Receipts of before did not repeat the results of the checks, and did not name the filter of system calls.
UPDATE "StoredVerdict" SET "receipt" = "receipt" || jsonb_build_object(
  'regrade', NULL,
  'sandbox', COALESCE("receipt"->'sandbox', '{}') || '{"filter": null}',
  'checks', COALESCE((SELECT jsonb_agg(jsonb_build_object('bundle', c->'bundle', 'index', c->'index', 'title', c->'title', 'status', c->'status', 'points', c->'points', 'earned', c->'earned') ORDER BY n)
    FROM jsonb_array_elements("verdict"->'checks') WITH ORDINALITY AS list(c, n)), '[]'));

-- An answer that could not be read, and a broken exercise, cost nothing.
UPDATE "StoredVerdict" SET "costs" = false WHERE kind IN ('broken', 'ours')
  OR (kind = 'error' AND "verdict"->'error'->>'name' = 'SyntaxError' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements("verdict"->'checks') c WHERE c->>'status' <> 'skipped'));
