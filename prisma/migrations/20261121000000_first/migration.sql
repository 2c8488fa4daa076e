-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "CourseVersion" (
    "version" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "outline" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CourseVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "LessonVersion" (
    "version" TEXT NOT NULL,
    "course" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "lesson" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LessonVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "ExerciseVersion" (
    "version" TEXT NOT NULL,
    "exercise" TEXT NOT NULL,
    "public" JSONB NOT NULL,
    "private" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExerciseVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Publication" (
    "path" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "Learner" (
    "id" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "exercise" TEXT NOT NULL,
    "exerciseVersion" TEXT NOT NULL,
    "lessonVersion" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "runToken" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3),
    "graderId" TEXT,
    "faults" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "parkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredVerdict" (
    "submissionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "earned" DOUBLE PRECISION NOT NULL,
    "verdict" JSONB NOT NULL,
    "receipt" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredVerdict_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "Grader" (
    "id" TEXT NOT NULL,
    "instance" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tier" TEXT NOT NULL,

    CONSTRAINT "Grader_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CourseVersion_slug_publishedAt_idx" ON "CourseVersion"("slug", "publishedAt");

-- CreateIndex
CREATE INDEX "LessonVersion_course_slug_publishedAt_idx" ON "LessonVersion"("course", "slug", "publishedAt");

-- CreateIndex
CREATE INDEX "ExerciseVersion_exercise_publishedAt_idx" ON "ExerciseVersion"("exercise", "publishedAt");

-- CreateIndex
CREATE INDEX "Submission_learnerId_exercise_createdAt_idx" ON "Submission"("learnerId", "exercise", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_learnerId_key_key" ON "Submission"("learnerId", "key");

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_exerciseVersion_fkey" FOREIGN KEY ("exerciseVersion") REFERENCES "ExerciseVersion"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredVerdict" ADD CONSTRAINT "StoredVerdict_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Submissions that wait for a grader: few, whatever the size of the table. Prisma's schema cannot say "where".
CREATE INDEX "Submission_queued_idx" ON "Submission"("createdAt") WHERE "startedAt" IS NULL AND "parkedAt" IS NULL;
