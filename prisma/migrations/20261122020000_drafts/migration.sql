-- CreateTable
CREATE TABLE "Draft" (
    "learnerId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "parents" TEXT[],
    "base" TEXT NOT NULL,
    "baseText" TEXT,
    "text" TEXT,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "storedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "device" TEXT NOT NULL,
    "isHead" BOOLEAN NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("learnerId","key","id")
);

-- The heads of a lesson are asked for whenever a learner opens it.
CREATE INDEX "Draft_head_idx" ON "Draft"("learnerId", "key" text_pattern_ops) WHERE "isHead";

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
